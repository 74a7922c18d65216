"""Measurements that hold us to the bars: `python3 run.py bench pages|reading|reading_docx|reminders|fuzz|batch`."""
