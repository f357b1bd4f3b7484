"""Which file draws which address."""

from core.web.addresses import BODIES, CALENDAR, OVERVIEW, PLAN

FILES = {
    OVERVIEW: "public/overview.py",
    PLAN: "public/plan.py",
    BODIES: "public/bodies.py",
    CALENDAR: "public/calendar.py",
}
