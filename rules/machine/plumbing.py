from collections.abc import Iterator

from newslint.document import Document
from newslint.finding import Safety, Severity
from newslint.rule import Hit, Need, Pattern, Rule

TOKENS = Pattern(
    r"(?:"
    r"[\ue200-\ue204]?(?:cite)?[\ue200-\ue204]?\bturn\d+(?:search|news|view|image|file|academia|reddit)\d+"
    r"(?:[\ue200-\ue204]+)?"
    r"|:?contentReference\[oaicite:\d+\](?:\{index=\d+\})?"
    r"|\[?oaicite:\d+\]?(?:\{index=\d+\})?"
    r"|【\d+(?::\d+)?†[^】\n]{0,80}】"
    r"|<grok-card\b[^>\n]*>|</grok-card>"
    r"|\[(?:attached_file|web|file):\d+\](?=[\s.,;\[]|$)"
    r"|\(?sandbox:/mnt/data/[^\s)]+\)?"
    r"|\(\{\"attribution\":\{\"attributableIndex\":\"[\d-]+\"\}\}\)"
    r"|\[cite(?:_start|_end|: ?\d+(?:, ?\d+)*)?\]"
    r"|<\|(?:im_start|im_end|im_sep|endoftext|end|assistant|user|system|eot_id|start_header_id"
    r"|end_header_id|begin_of_text|end_of_text|pad|endofprompt)\|>"
    r"|\[/?INST\]|<</?SYS>>|<(?:start|end)_of_turn>"
    r")"
)
TRACKED = Pattern(r"[?&]utm_source=(?:chatgpt\.com|openai|perplexity(?:\.ai)?|copilot\.com|claude\.ai|gemini)\b")


class Plumbing(Rule):
    """A mark that a chat model’s machinery sets for itself: “turn0search3”, “oaicite”, “【12†source】”, “<|im_end|>”.

    Such marks stand for links and turns of the talk; no reader can make anything of them.
    """

    code = "MTR004"
    name = "chat-plumbing"
    summary = "a mark of a chat model’s machinery"
    severity = Severity.ERROR
    safety = Safety.SAFE
    confidence = 0.95
    need = Need(
        words=(
            *(f"turn{digit}" for digit in range(10)),
            *(
                "oaicite",
                "†",
                "grok-card",
                "attached_file",
                "[web:",
                "[file:",
                "sandbox:",
                "attributableindex",
                "[cite",
            ),
            *("<|", "inst]", "sys>>", "_of_turn", "utm_source"),
        )
    )
    bad = {
        "The ferry left at noon.⟦【4†source】⟧ It came back.": "The ferry left at noon. It came back.",
        "The ferry left at noon⟦ turn0search3⟧.": "The ferry left at noon.",
        "It left at noon⟦ :contentReference[oaicite:2]{index=2}⟧.": "It left at noon.",
        "It left at noon.⟦<|im_end|>⟧ It came back.": "It left at noon. It came back.",
        "See https://example.org/ferry⟦?utm_source=chatgpt.com⟧ for more.": "See https://example.org/ferry for more.",
    }
    good = (
        "They turn 30 this year.",
        "It was his turn to search the boat.",
        "The web: a history.",
        "A footnote† says more.",
        "See https://example.org/ferry?utm_source=newsletter for more.",
    )

    def check(self, document: Document) -> Iterator[Hit]:
        for found in TOKENS.finditer(document.text):
            start, end = found.span()
            if document.text[start - 1 : start] == " " and not document.text[end : end + 1].isalnum():
                start -= 1
            yield Hit((start, end), "a mark of a chat model’s machinery", "")
        for found in TRACKED.finditer(document.text):
            yield Hit(found.span(), "the address was copied from a chat model’s answer", "")
