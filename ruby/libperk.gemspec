# frozen_string_literal: true

# Built from the folder that tools/make_gem lays out, where VERSION and the C sources are.
Gem::Specification.new do |spec|
  spec.name = "libperk"
  spec.version = File.read(File.join(__dir__, "VERSION")).strip
  spec.summary = "Clients for card-linked-offer and rewards APIs"
  spec.description = "An unofficial client for the Kard and Capillary rewards APIs: one small C core with a thin Ruby face."
  spec.authors = ["libperk contributors"]
  spec.license = "MIT"
  spec.required_ruby_version = ">= 3.1"
  spec.files = Dir.chdir(__dir__) { Dir["lib/**/*.rb", "sig/*.{rbs,yaml}", "ext/**/*.{rb,map,c,h}", "VERSION", "LICENSE", "README.md"] }.sort
  spec.add_dependency "bigdecimal"
  spec.extensions = ["ext/libperk/extconf.rb"]
  spec.metadata = { "rubygems_mfa_required" => "true" }
end
