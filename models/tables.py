"""Every table, imported so that the metadata is whole."""

from models.absence import Absence
from models.access import Access, LoginAttempt
from models.acting import ActingOrder
from models.anchor import Anchor
from models.answered import Answered
from models.booking import Booking
from models.booking_limit import BookingLimit
from models.case import Case
from models.day_off import DayOff
from models.day_off_change import DayOffChange
from models.delivery import Delivery
from models.document import Document, Upload
from models.event import Event
from models.group import Group
from models.guess import Guess
from models.human_task import HumanTask
from models.incident import Incident
from models.ladder import ApprovalRule
from models.media import Invited, InviteList, MediaOutlet
from models.message import Message
from models.offer import Offer
from models.office import Office
from models.paper_seal import PaperSeal
from models.person import Person
from models.post import Incumbency, Post
from models.post_change import PostChange
from models.publication import Publication
from models.reader import Reader
from models.reading import Reading
from models.register import Register
from models.register_entry import RegisterEntry
from models.requester import Requester
from models.resource import Resource
from models.rule_change import RuleChange
from models.secret_entry import SecretEntry
from models.signing_key import SigningKey
from models.step import Step
from models.urgency_target import UrgencyTarget

TABLES = (
    Office,
    Group,
    Post,
    Person,
    Incumbency,
    PostChange,
    ActingOrder,
    Absence,
    Requester,
    MediaOutlet,
    InviteList,
    Invited,
    DayOff,
    ApprovalRule,
    DayOffChange,
    UrgencyTarget,
    RuleChange,
    BookingLimit,
    Resource,
    Register,
    Access,
    LoginAttempt,
    Answered,
    Case,
    Reader,
    Reading,
    SecretEntry,
    Booking,
    Step,
    HumanTask,
    Offer,
    RegisterEntry,
    Message,
    Event,
    Incident,
    Document,
    Upload,
    Delivery,
    PaperSeal,
    Publication,
    Guess,
    Anchor,
    SigningKey,
)
