"""What every letterhead prints (NĐ 30/2020/NĐ-CP, Phụ lục I, mục II; HD 36-HD/VPTW for the Party's papers)."""

from __future__ import annotations

import re

MOTTO = re.compile(
    r"CỘNG\s+H(?:ÒA|OÀ|OA)\s+XÃ\s+HỘI|ĐẢNG\s+CỘNG\s+SẢN\s+VIỆT\s+NAM|[ĐD]ộc\s+lập\s*[-–—]\s*(?:Tự\s+do|$)",
    re.IGNORECASE,
)
"""The name of the State with its motto, or that of the Party: the right half of a letterhead."""
