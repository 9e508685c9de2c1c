from perk import bulk as bulk
from perk import clients as clients
from perk import enums as enums
from perk import errors as errors
from perk import files as files
from perk import hem as hem
from perk import inputs as inputs
from perk import resources as resources
from perk import table as table
from perk import webhooks as webhooks
from perk._calls import Pages as Pages
from perk._core import dump as dump
from perk._core import parse as parse
from perk._documents import Document as Document
from perk._documents import Page as Page
from perk._documents import Resource as Resource
from perk._recipe import Recipe as Recipe
from perk._tokens import Quota as Quota
from perk._values import Struct as Struct
from perk.bulk import Outcomes as Outcomes
from perk.clients import Capillary as Capillary
from perk.clients import Kard as Kard
from perk.clients import KardLegacy as KardLegacy
from perk.errors import PerkError as PerkError

__version__: str
