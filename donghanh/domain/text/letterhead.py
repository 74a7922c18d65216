"""What every letterhead prints (NĐ 30/2020/NĐ-CP, Phụ lục I, mục II; HD 36-HD/VPTW for the Party's papers)."""

from __future__ import annotations

import re

from donghanh.domain.text.letters import vi_pattern

MOTTO = re.compile(
    r"CỘNG\s+H(?:[ÒÕÓỎ]A|O[ÀÃÁẢ]|OA)\s+XÃ\s+HỘI|ĐẢNG\s+CỘNG\s+SẢN\s+VIỆT|^\W*(?i:cộng\s+h(?:òa|oà)\s+xã\s+hội\s+chủ\s+nghĩa\s+việt\s+nam)\W*$"
    r"|(?i:[đd]ộc\s+lập\s*[-–—]\s*(?:tự\s+do|$))|(?i:^\W*độc\s+lập\s+tự\s+do\s+hạnh\s+phúc\W*$)"
    r"|^\W*(?:CỘNG\s+H(?:ÒA|OÀ)(?:\s+XÃ)?|(?:(?:XÃ\s+)?HỘI\s+)?CHỦ\s+NGHĨA\s+VIỆT\s+NAM)\W*$"
)
"""The name of the State with its motto, or that of the Party: the right half of a letterhead. In sentences both stand in small letters;
a narrow column breaks the name over two lines."""
NUMBER_OR_PLACE = vi_pattern(r"(?:Số|SỐ)\s*:|[<A>][^,;:.]{1,48},\s+ngày[\s.…_\d]*tháng")
"""How the number of a paper begins its line, and the place and day theirs."""
