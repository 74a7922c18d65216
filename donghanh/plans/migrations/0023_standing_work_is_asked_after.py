"""Standing tasks say how often they are asked after, and keep what their leads answered."""

import django.db.models.deletion
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('documents', '0006_files_wait_to_be_read'),
        ('organisations', '0002_refuse_overlap'),
        ('people', '0006_delegated_once'),
        ('plans', '0022_links_of_posts_that_went_over_are_revoked'),
    ]

    operations = [
        migrations.CreateModel(
            name='CheckIn',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('period_from', models.DateField()),
                ('period_until', models.DateField()),
                ('answer', models.CharField(choices=[('steady', 'Vẫn làm đều'), ('hindered', 'Có vướng mắc'), ('nothing', 'Kỳ này không phát sinh')], max_length=8)),
                ('note', models.TextField(blank=True)),
                ('said_at', models.DateTimeField()),
                ('seen_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'ordering': ('-period_until', '-said_at'),
            },
        ),
        migrations.AddField(
            model_name='task',
            name='check_months',
            field=models.PositiveSmallIntegerField(choices=[(0, 'Không hỏi'), (1, 'Mỗi tháng một lần'), (3, 'Mỗi quý một lần'), (6, 'Sáu tháng một lần')], default=3),
        ),
        migrations.AlterField(
            model_name='taskupdate',
            name='kind',
            field=models.CharField(choices=[('added', 'thêm việc'), ('edited', 'sửa việc'), ('lead', 'giao cơ quan chủ trì'), ('sent', 'gửi việc'), ('accepted', 'nhận việc'), ('returned', 'trả lại việc'), ('withdrawn', 'rút việc'), ('note', 'cho biết'), ('result', 'báo kết quả'), ('checked', 'xác nhận kết quả'), ('unchecked', 'trả lại kết quả'), ('reopened', 'mở lại việc'), ('dropped', 'cho thôi việc'), ('exempt', 'miễn việc'), ('no_event', 'ghi không phát sinh'), ('paused', 'tạm dừng việc'), ('opened', 'mở kỳ mới'), ('asked', 'xin gia hạn'), ('extended', 'cho gia hạn'), ('refused', 'không cho gia hạn'), ('remark', 'nhắn'), ('shown', 'thêm minh chứng'), ('unshown', 'bỏ minh chứng'), ('check_in', 'trả lời hỏi thăm'), ('check_seen', 'xem vướng mắc')], max_length=10),
        ),
        migrations.AddConstraint(
            model_name='task',
            constraint=models.CheckConstraint(condition=models.Q(('check_months__in', [0, 1, 3, 6])), name='plans_task_check_months_known'),
        ),
        migrations.AddField(
            model_name='checkin',
            name='organisation',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation'),
        ),
        migrations.AddField(
            model_name='checkin',
            name='party',
            field=models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='check_ins', to='plans.taskparty'),
        ),
        migrations.AddField(
            model_name='checkin',
            name='said_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person'),
        ),
        migrations.AddField(
            model_name='checkin',
            name='seen_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person'),
        ),
        migrations.AddField(
            model_name='checkin',
            name='task',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='check_ins', to='plans.task'),
        ),
        migrations.AddIndex(
            model_name='checkin',
            index=models.Index(fields=['task', '-period_until'], name='plans_check_ins_of_task'),
        ),
        migrations.AddConstraint(
            model_name='checkin',
            constraint=models.UniqueConstraint(fields=('party', 'period_until'), name='plans_check_in_once'),
        ),
        migrations.AddConstraint(
            model_name='checkin',
            constraint=models.CheckConstraint(condition=models.Q(('period_until__gt', models.F('period_from'))), name='plans_check_in_forward'),
        ),
        migrations.AddConstraint(
            model_name='checkin',
            constraint=models.CheckConstraint(condition=models.Q(('answer__in', ('steady', 'hindered', 'nothing'))), name='plans_check_in_answer_known'),
        ),
        migrations.AddConstraint(
            model_name='checkin',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('answer', 'hindered'), _negated=True), models.Q(('note', ''), _negated=True), _connector='OR'), name='plans_check_in_hindered_says_why'),
        ),
    ]
