# frozen_string_literal: true

require "libperk"
require "libperk/testing/http"
require "libperk/testing/mask"
require "libperk/testing/recorder"
