"""Addresses of plans."""

from django.urls import path

from donghanh.plans.views import amending, answers, changes, content, lists, parts, sending, tabs, tasks

app_name = "plans"
urlpatterns = [
    path("", lists.plan_list, name="list"),
    path("moi/", lists.new_plan, name="new"),
    path("<uuid:pk>/", tabs.plan_page, name="plan"),
    path("<uuid:pk>/viec/", tabs.tasks_page, name="tasks"),
    path("<uuid:pk>/viec/xuat/", tabs.tasks_export, name="tasks_export"),
    path("<uuid:pk>/viec/them/", tasks.new_task, name="task_new"),
    path("<uuid:pk>/chi-tieu/", tabs.targets_page, name="targets"),
    path("<uuid:pk>/chi-tieu/them/", content.target, name="target_new"),
    path("<uuid:pk>/chi-tieu/<uuid:target_pk>/", content.target, name="target_edit"),
    path("<uuid:pk>/chi-tieu/<uuid:target_pk>/bo/", content.target_remove, name="target_remove"),
    path("<uuid:pk>/bao-cao/", tabs.report_duties_page, name="report_duties"),
    path("<uuid:pk>/bao-cao/them/", content.report_duty, name="report_duty_new"),
    path("<uuid:pk>/bao-cao/<uuid:duty_pk>/", content.report_duty, name="report_duty_edit"),
    path("<uuid:pk>/bao-cao/<uuid:duty_pk>/bo/", content.report_duty_remove, name="report_duty_remove"),
    path("bao-cao/<uuid:duty_pk>/da-gui/", content.report_sent, name="report_sent"),
    path("<uuid:pk>/kinh-phi/", tabs.budget_page, name="budget"),
    path("<uuid:pk>/kinh-phi/them/", content.budget_source, name="budget_source_new"),
    path("<uuid:pk>/kinh-phi/<uuid:source_pk>/", content.budget_source, name="budget_source_edit"),
    path("<uuid:pk>/kinh-phi/<uuid:source_pk>/bo/", content.budget_source_remove, name="budget_source_remove"),
    path("<uuid:pk>/loi-van-ban/", tabs.findings_page, name="findings"),
    path("<uuid:pk>/van-ban/", tabs.source_page, name="source"),
    path("<uuid:pk>/so-ngay/", changes.number, name="number"),
    path("<uuid:pk>/sua/", changes.edit, name="edit"),
    path("<uuid:pk>/ket-thuc/", changes.close, name="close"),
    path("<uuid:pk>/mo-lai/", changes.reopen, name="reopen"),
    path("<uuid:pk>/dieu-chinh/", amending.amend, name="amend"),
    path("<uuid:pk>/gui/", sending.send_plan, name="send"),
    path("viec/<uuid:pk>/", tasks.task_page, name="task"),
    path("viec/<uuid:pk>/sua/", tasks.edit_task, name="task_edit"),
    path("viec/<uuid:pk>/chu-tri/", tasks.lead, name="task_lead"),
    path("viec/<uuid:pk>/phoi-hop/", tasks.coordinating, name="task_coordinating"),
    path("viec/<uuid:pk>/gui/", sending.send_task, name="task_send"),
    path("viec/<uuid:pk>/thoi/", tasks.drop, name="task_drop"),
    path("viec/<uuid:pk>/lam-tiep/", tasks.restore, name="task_restore"),
    path("phan-viec/<uuid:pk>/", answers.answer, name="answer"),
    path("phan-viec/<uuid:pk>/gui-lai/", parts.resend, name="part_resend"),
    path("phan-viec/<uuid:pk>/rut/", parts.withdraw, name="part_withdraw"),
    path("phan-viec/<uuid:pk>/mo-lai/", parts.reopen_part, name="part_reopen"),
    path("phan-viec/<uuid:pk>/bo/", parts.remove_party, name="part_remove"),
]
