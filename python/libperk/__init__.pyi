from libperk import bulk as bulk
from libperk import clients as clients
from libperk import enums as enums
from libperk import errors as errors
from libperk import files as files
from libperk import hem as hem
from libperk import inputs as inputs
from libperk import resources as resources
from libperk import table as table
from libperk import testing as testing
from libperk import webhooks as webhooks
from libperk._calls import Pages as Pages
from libperk._core import dump as dump
from libperk._core import parse as parse
from libperk._documents import Document as Document
from libperk._documents import Page as Page
from libperk._documents import Resource as Resource
from libperk._recipe import Recipe as Recipe
from libperk._tokens import Quota as Quota
from libperk._values import Struct as Struct
from libperk.bulk import Outcomes as Outcomes
from libperk.clients import Capillary as Capillary
from libperk.clients import Kard as Kard
from libperk.clients import KardLegacy as KardLegacy
from libperk.errors import PerkError as PerkError

__version__: str
