"""Đồng Hành: the programme and case platform. The folders below are the layers; see docs/architecture.md."""
