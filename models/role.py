"""Roles: what a post entitles to and obliges to (the office's handbook, 1.3).

A role is held through a post, never by a person; a step is offered to a role and reaches whoever
holds it today.
"""

from __future__ import annotations

from enum import StrEnum

from models.wording import Text, _


class Role(StrEnum):
    """The role keys of a provincial public relations office and of those around it."""

    DIRECTOR = "director"
    DEPUTY_DIRECTOR = "deputy_director"
    ACTING_POOL = "acting_pool"
    ADM_HEAD = "adm_head"
    PRC_HEAD = "prc_head"
    EVA_HEAD = "eva_head"
    REG_CLERK = "reg_clerk"
    SECRET_REGISTRAR = "secret_registrar"  # noqa: S105 - a post, not a password
    INFO_OFFICER = "info_officer"
    FINANCE_OFFICER = "finance_officer"
    PROCUREMENT_OFFICER = "procurement_officer"
    SUPPLY_HEAD = "supply_head"
    PLAN_OFFICER = "plan_officer"
    NEWS_OFFICER = "news_officer"
    NEWS_EDITOR = "news_editor"
    WEB_PUBLISHER = "web_publisher"
    MEDIA_MONITOR = "media_monitor"
    MEDIA_LIAISON = "media_liaison"
    MC_COORDINATOR = "mc_coordinator"
    MC_OFFICER = "mc_officer"
    PHOTO_OFFICER = "photo_officer"
    VIDEO_OFFICER = "video_officer"
    GRAPHIC_OFFICER = "graphic_officer"
    EVAL_OFFICER = "eval_officer"
    SURVEY_OFFICER = "survey_officer"
    COMPLAINT_OFFICER = "complaint_officer"
    COMPLAINT_HEAD = "complaint_head"
    PDPA_CONTACT = "pdpa_contact"
    MENTOR = "mentor"
    DUTY_OFFICER = "duty_officer"
    DRIVER = "driver"
    SPOKESPERSON = "spokesperson"
    SYS_ADMIN = "sys_admin"
    GOVERNOR = "governor"
    VICE_GOVERNOR = "vice_governor"
    INCIDENT_COMMANDER = "incident_commander"
    SUBCOMMITTEE_CHAIR = "subcommittee_chair"
    PROV_OFFICE = "prov_office"
    FACT_OWNER = "fact_owner"
    PRD_REGION6 = "prd_region6"
    PRD_HQ = "prd_hq"

    @property
    def label(self) -> Text:
        """What the role is called on a page."""
        return _TITLES[self]


LEADERS = frozenset({Role.DIRECTOR, Role.DEPUTY_DIRECTOR})
"""Who answers for the whole office."""

_TITLES: dict[Role, Text] = {
    Role.DIRECTOR: _("ประชาสัมพันธ์จังหวัด", "Provincial PR director"),
    Role.DEPUTY_DIRECTOR: _("ผู้ช่วยประชาสัมพันธ์จังหวัด", "Assistant provincial PR director"),
    Role.ACTING_POOL: _("ผู้อยู่ในบัญชีรักษาราชการแทน", "Pool of acting directors"),
    Role.ADM_HEAD: _("หัวหน้ากลุ่มงานอำนวยการ", "Head of administration"),
    Role.PRC_HEAD: _("หัวหน้ากลุ่มงานประชาสัมพันธ์", "Head of PR and communication"),
    Role.EVA_HEAD: _("หัวหน้ากลุ่มงานประเมินผล", "Head of evaluation"),
    Role.REG_CLERK: _("เจ้าหน้าที่ธุรการ", "Registry clerk"),
    Role.SECRET_REGISTRAR: _("นายทะเบียนข้อมูลข่าวสารลับ", "Registrar of secrets"),
    Role.INFO_OFFICER: _("เจ้าหน้าที่ข้อมูลข่าวสาร", "Information officer"),
    Role.FINANCE_OFFICER: _("เจ้าหน้าที่การเงิน", "Finance officer"),
    Role.PROCUREMENT_OFFICER: _("เจ้าหน้าที่พัสดุ", "Procurement officer"),
    Role.SUPPLY_HEAD: _("หัวหน้าเจ้าหน้าที่พัสดุ", "Head of supplies"),
    Role.PLAN_OFFICER: _("เจ้าหน้าที่แผน", "Planning officer"),
    Role.NEWS_OFFICER: _("เจ้าหน้าที่ข่าว", "News officer"),
    Role.NEWS_EDITOR: _("บรรณาธิการข่าว", "News editor"),
    Role.WEB_PUBLISHER: _("ผู้เผยแพร่เว็บไซต์", "Web publisher"),
    Role.MEDIA_MONITOR: _("ผู้ติดตามสื่อ", "Media monitor"),
    Role.MEDIA_LIAISON: _("ผู้ประสานสื่อมวลชน", "Media liaison"),
    Role.MC_COORDINATOR: _("ผู้ประสานงานพิธีกร", "MC coordinator"),
    Role.MC_OFFICER: _("พิธีกร", "Master of ceremonies"),
    Role.PHOTO_OFFICER: _("ช่างภาพ", "Photographer"),
    Role.VIDEO_OFFICER: _("เจ้าหน้าที่วีดิทัศน์", "Video officer"),
    Role.GRAPHIC_OFFICER: _("เจ้าหน้าที่กราฟิก", "Graphic officer"),
    Role.EVAL_OFFICER: _("เจ้าหน้าที่ประเมินผล", "Evaluation officer"),
    Role.SURVEY_OFFICER: _("เจ้าหน้าที่สำรวจ", "Survey officer"),
    Role.COMPLAINT_OFFICER: _("เจ้าหน้าที่รับเรื่องร้องทุกข์", "Complaint officer"),
    Role.COMPLAINT_HEAD: _("หัวหน้างานรับเรื่องร้องทุกข์", "Head of complaints"),
    Role.PDPA_CONTACT: _("ผู้ประสานงานข้อมูลส่วนบุคคล", "Personal data contact"),
    Role.MENTOR: _("พี่เลี้ยงนักศึกษาฝึกงาน", "Internship mentor"),
    Role.DUTY_OFFICER: _("เจ้าหน้าที่เวร", "Duty officer"),
    Role.DRIVER: _("พนักงานขับรถ", "Driver"),
    Role.SPOKESPERSON: _("โฆษก", "Spokesperson"),
    Role.SYS_ADMIN: _("ผู้ดูแลระบบ", "System administrator"),
    Role.GOVERNOR: _("ผู้ว่าราชการจังหวัด", "Governor"),
    Role.VICE_GOVERNOR: _("รองผู้ว่าราชการจังหวัด", "Vice governor"),
    Role.INCIDENT_COMMANDER: _("ผู้บัญชาการเหตุการณ์", "Incident commander"),
    Role.SUBCOMMITTEE_CHAIR: _("ประธานคณะอนุกรรมการ", "Chair of the subcommittee"),
    Role.PROV_OFFICE: _("สำนักงานจังหวัด", "Provincial office"),
    Role.FACT_OWNER: _("เจ้าของข้อเท็จจริง", "Owner of the facts"),
    Role.PRD_REGION6: _("สำนักประชาสัมพันธ์เขต 6", "PRD Region 6"),
    Role.PRD_HQ: _("กรมประชาสัมพันธ์", "PRD headquarters"),
}
