"""Halden & Lin make espresso machines: designed in Hamburg, built in Shanghai, looked after from Toronto."""

from collections.abc import Iterator
from dataclasses import dataclass

from baton.domain.people import Standing

COMPANY = "Halden & Lin"
WORKSPACE_ID = "T0HALDENLIN"
ZONE = "Europe/Berlin"
DOMAIN = "haldenlin.example"

EN, ZH = "en", "zh-Hans"
BERLIN, LISBON, PARIS, WARSAW = "Europe/Berlin", "Europe/Lisbon", "Europe/Paris", "Europe/Warsaw"
PRAGUE, HELSINKI, KOLKATA, TORONTO = "Europe/Prague", "Europe/Helsinki", "Asia/Kolkata", "America/Toronto"
SHANGHAI, SINGAPORE = "Asia/Shanghai", "Asia/Singapore"

ANA, LINA = "U0ANA", "U0LINA"  # whom the demo shows round as: one reads English, one 简体中文


@dataclass(frozen=True, slots=True)
class Department:
    """A team with its channel. `key` is how the story calls it."""

    key: str
    name: str
    language: str
    zone: str
    channel_id: str
    channel_name: str


@dataclass(frozen=True, slots=True)
class Colleague:
    """An account. `team` is a department's key; guests, bots and people who left have none."""

    id: str
    handle: str
    name: str
    full_name: str
    team: str | None
    language: str
    zone: str
    is_lead: bool = False
    is_admin: bool = False
    standing: Standing = "member"

    @property
    def email(self) -> str:
        return f"{self.handle}@{DOMAIN}"

    @property
    def locale(self) -> str:
        """The way Slack names the language."""
        return "zh-CN" if self.language == ZH else "en-GB"


@dataclass(frozen=True, slots=True)
class Channel:
    """A channel and who is in it, by id."""

    id: str
    name: str
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """A user group and who is in it, by id."""

    id: str
    handle: str
    name: str
    members: tuple[str, ...]


TEAMS = (
    Department("people", "People & Culture", EN, BERLIN, "C0PEOPLE", "people-and-culture"),
    Department("payroll", "Payroll", EN, BERLIN, "C0PAYROLL", "payroll"),
    Department("it", "IT Services", EN, BERLIN, "C0IT", "it-services"),
    Department("support", "Customer Support", EN, TORONTO, "C0SUPPORT", "customer-support"),
    Department("supply", "供应链", ZH, SHANGHAI, "C0SUPPLY", "供应链"),
    Department("delivery", "上海交付中心", ZH, SHANGHAI, "C0DELIVERY", "上海交付中心"),
)

# handle, display name, full name, language, zone; the first of each team leads it
_MEMBERS = {
    "people": (
        ("ana", "Ana", "Ana Ferreira", EN, BERLIN),
        ("tomas", "Tomás", "Tomás Herrera", EN, BERLIN),
        ("greta", "Greta", "Greta Lindholm", EN, BERLIN),
        ("samuel", "Samuel", "Samuel Adeyemi", EN, BERLIN),
        ("noor", "Noor", "Noor Haddad", EN, BERLIN),
        ("katharina", "Katharina", "Katharina Vogel", EN, BERLIN),
        ("elif", "Elif", "Elif Yıldız", EN, BERLIN),
        ("jonas", "Jonas", "Jonas Brandt", EN, BERLIN),
        ("mireille", "Mireille", "Mireille Fontaine", EN, PARIS),
        ("daniela", "Daniela", "Daniela Costa", EN, LISBON),
        ("chenjing", "陈静", "陈静", ZH, SHANGHAI),
    ),
    "payroll": (
        ("ruth", "Ruth", "Ruth Okonkwo", EN, BERLIN),
        ("matteo", "Matteo", "Matteo Galli", EN, BERLIN),
        ("ingrid", "Ingrid", "Ingrid Solberg", EN, BERLIN),
        ("piotr", "Piotr", "Piotr Zieliński", EN, WARSAW),
        ("zhoumin", "周敏", "周敏", ZH, SHANGHAI),
    ),
    "it": (
        ("priya", "Priya", "Priya Raman", EN, BERLIN),
        ("henrik", "Henrik", "Henrik Dahl", EN, BERLIN),
        ("farid", "Farid", "Farid Karimi", EN, BERLIN),
        ("lukas", "Lukas", "Lukas Steiner", EN, BERLIN),
        ("aisha", "Aisha", "Aisha Bello", EN, BERLIN),
        ("yusuf", "Yusuf", "Yusuf Demir", EN, BERLIN),
        ("marek", "Marek", "Marek Novák", EN, PRAGUE),
        ("oskar", "Oskar", "Oskar Lehtinen", EN, HELSINKI),
        ("deepak", "Deepak", "Deepak Menon", EN, KOLKATA),
        ("kavya", "Kavya", "Kavya Iyer", EN, KOLKATA),
        ("zhangwei", "张伟", "张伟", ZH, SHANGHAI),
        ("liuyang", "刘洋", "刘洋", ZH, SHANGHAI),
    ),
    "support": (
        ("maya", "Maya", "Maya Thompson", EN, TORONTO),
        ("caleb", "Caleb", "Caleb Wright", EN, TORONTO),
        ("dylan", "Dylan", "Dylan O’Connor", EN, TORONTO),
        ("renee", "Renée", "Renée Tremblay", EN, TORONTO),
        ("kwame", "Kwame", "Kwame Mensah", EN, TORONTO),
        ("grace", "Grace", "Grace Kim", EN, TORONTO),
        ("omar", "Omar", "Omar Siddiqui", EN, TORONTO),
        ("sofia", "Sofia", "Sofia Marchetti", EN, LISBON),
        ("beatriz", "Beatriz", "Beatriz Almeida", EN, LISBON),
        ("rui", "Rui", "Rui Carvalho", EN, LISBON),
        ("hannah", "Hannah", "Hannah Fischer", EN, BERLIN),
        ("linyi", "林怡", "林怡", ZH, TORONTO),
    ),
    "supply": (
        ("lina", "李娜", "李娜", ZH, SHANGHAI),
        ("zhaolei", "赵磊", "赵磊", ZH, SHANGHAI),
        ("wangfang", "王芳", "王芳", ZH, SHANGHAI),
        ("sunli", "孙丽", "孙丽", ZH, SHANGHAI),
        ("huangzhiqiang", "黄志强", "黄志强", ZH, SHANGHAI),
        ("wuxiaoyan", "吴晓燕", "吴晓燕", ZH, SHANGHAI),
        ("xuming", "徐明", "徐明", ZH, SHANGHAI),
        ("zhuxiaoting", "朱晓婷", "朱晓婷", ZH, SHANGHAI),
        ("majun", "马俊", "马俊", ZH, SHANGHAI),
        ("lena", "Lena", "Lena Hofmann", EN, SHANGHAI),
    ),
    "delivery": (
        ("guojian", "郭建", "郭建", ZH, SHANGHAI),
        ("hexuemei", "何雪梅", "何雪梅", ZH, SHANGHAI),
        ("linhaoran", "林浩然", "林浩然", ZH, SHANGHAI),
        ("yangfan", "杨帆", "杨帆", ZH, SHANGHAI),
        ("luowenjing", "罗文静", "罗文静", ZH, SHANGHAI),
        ("zhengkai", "郑凯", "郑凯", ZH, SHANGHAI),
        ("xieyutong", "谢雨桐", "谢雨桐", ZH, SHANGHAI),
        ("tangzixuan", "唐子轩", "唐子轩", ZH, SHANGHAI),
        ("hanbing", "韩冰", "韩冰", ZH, SHANGHAI),
        ("arjun", "Arjun", "Arjun Patel", EN, SHANGHAI),
        ("chloe", "Chloe", "Chloe Tan", EN, SINGAPORE),
    ),
}
_ADMIN = "priya"

_OTHERS = (
    Colleague("U0VERA", "vera", "Vera", "Vera Stahl (auditor)", None, EN, BERLIN, standing="guest"),
    Colleague("U0JIAMING", "jiaming", "贾明", "贾明（报关行）", None, ZH, SHANGHAI, standing="guest"),
    Colleague("U0PETER", "peter", "Peter", "Peter Walsh", None, EN, TORONTO, standing="deactivated"),
    Colleague("U0RELEASES", "releases", "Releases", "Releases", None, EN, "UTC", standing="bot"),
    Colleague("U0ROOMS", "rooms", "Rooms", "Meeting rooms", None, EN, "UTC", standing="bot"),
)


def _members() -> Iterator[Colleague]:
    for team, entries in _MEMBERS.items():
        for place, (handle, name, full_name, language, zone) in enumerate(entries):
            yield Colleague(
                id=f"U0{handle.upper()}",
                handle=handle,
                name=name,
                full_name=full_name,
                team=team,
                language=language,
                zone=zone,
                is_lead=place == 0,
                is_admin=handle == _ADMIN,
            )


MEMBERS = tuple(_members())
PEOPLE = (*MEMBERS, *_OTHERS)


def members_of(team: str) -> tuple[Colleague, ...]:
    """The people of one department, its lead first."""
    return tuple(person for person in MEMBERS if person.team == team)


def lead_of(team: str) -> Colleague:
    """Who leads a department."""
    return members_of(team)[0]


def _of(*teams: str) -> tuple[str, ...]:
    return tuple(person.id for team in teams for person in members_of(team))


def _channels() -> Iterator[Channel]:
    everybody = tuple(person.id for person in PEOPLE if person.standing in ("member", "guest"))
    for team in TEAMS:
        yield Channel(team.channel_id, team.channel_name, _of(team.key))
    members = tuple(person.id for person in MEMBERS)
    yield Channel("C0GENERAL", "general", everybody)
    yield Channel("C0THANKS", "thanks", members)
    yield Channel("C0LAUNCH", "launch-aria", (*_of("support", "supply", "delivery"), "U0PRIYA", ANA))
    yield Channel("C0BRIDGE", "hamburg-shanghai", (*_of("people", "payroll", "it"), *_of("supply", "delivery")))


CHANNELS = tuple(_channels())
THANKS_CHANNEL = "C0THANKS"

GROUPS = (
    Group("S0ARIA", "launch-aria", "Aria launch", ("U0MAYA", "U0LINA", "U0GUOJIAN", "U0PRIYA")),
    Group("S0PAYRUN", "pay-run", "Pay run", _of("payroll")),
)
