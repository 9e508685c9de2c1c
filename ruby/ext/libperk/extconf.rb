# frozen_string_literal: true

# Builds libperk/core.so and libperk/driver.so out of the C sources that the gem brings
# (tools/make_gem puts them here). The first is the core with SWIG's wrapper and Ruby's own half;
# the second is the libcurl driver, which core.so loads with the first client that makes a call.
require "mkmf"
require "fileutils"

# The headers, and the packages of Debian that bring them.
needs = {
  "jansson" => %w[jansson.h libjansson-dev],
  "libcrypto" => %w[openssl/evp.h libssl-dev],
  "libcurl" => %w[curl/curl.h libcurl4-openssl-dev]
}
flags = needs.keys.to_h { |name| [name, pkg_config(name, "libs")] } # touches no flags of all modules
missing = needs.reject { |name, _| flags[name] }
unless missing.empty?
  lines = missing.map { |name, (header, package)| "  #{header} (#{name}) not found: install #{package}" }
  lines << "  pkg-config not found: install pkg-config" unless find_executable("pkg-config")
  abort "libperk cannot be built here:\n#{lines.join("\n")}\n" \
        "On Debian or Ubuntu: apt-get install pkg-config #{missing.values.map(&:last).join(" ")}"
end
%w[jansson libcrypto libcurl].each { |name| $CFLAGS << " " << pkg_config(name, "cflags").to_s }

sources = Dir.chdir(__dir__) { Dir["*.c", "csrc/**/*.c"] }.sort
abort "libperk: the C sources are not here; make the gem with tools/make_gem" if sources.size < 10

objects = ->(paths) { paths.map { |path| path.sub(/\.c\z/, ".#{$OBJEXT}") } }
driver, core = sources.partition { |path| path == "driver.c" || path.start_with?("csrc/curl/") }
# The driver has copies of a few helpers without state; all else it takes from core.so.
helpers = core.grep(%r{\Acsrc/(base|json)/})
$srcs = core
$objs = objects.call(core)
objects.call(sources).each { |path| FileUtils.mkdir_p(File.dirname(path)) }

version = File.read(File.join(__dir__, "../../VERSION")).strip
$INCFLAGS << " -I$(srcdir)/csrc/include -I$(srcdir)/csrc -I$(srcdir)"
$defs << %(-DPERK_VERSION=\\"#{version}\\") << "-DSWIG_TYPE_TABLE=perk"
$CFLAGS << " -std=gnu11 -fvisibility=hidden -pthread -w"
# Against memory errors, as in cmake/PerkHardening.cmake.
%w[-fstack-protector-strong -fstack-clash-protection -fcf-protection=full].each do |flag|
  $CFLAGS << " " << flag if try_cflags(flag)
end
optimized = [$CFLAGS, RbConfig::CONFIG["optflags"]].any? { |text| text.to_s.match?(/-O[1-3s]/) }
$CPPFLAGS << " -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2" if optimized
%w[relro now noexecstack].each do |name|
  $DLDFLAGS << " -Wl,-z,#{name}" if try_ldflags("-Wl,-z,#{name}")
end
$libs = "#{flags["jansson"]} #{flags["libcrypto"]} #{$libs}"

create_makefile("libperk/core") do |makefile|
  # A module exports its entry, core.so also what the driver calls; so they do not disturb other
  # users of the same libraries.
  shared = "$(LDSHARED) -o $@ $(LIBPATH) $(DLDFLAGS) -Wl,--version-script=$(srcdir)/"
  makefile << <<~MAKE

    $(TARGET_SO): DLDFLAGS += -Wl,--version-script=$(srcdir)/exports.map -Wl,-soname,$(TARGET_SO)

    helpers.a: #{objects.call(helpers).join(" ")}
    \t$(AR) rcs $@ $^

    driver.#{RbConfig::CONFIG["DLEXT"]}: $(TARGET_SO) helpers.a #{objects.call(driver).join(" ")}
    \t#{shared}exports_driver.map -Wl,-rpath,'$$ORIGIN' #{objects.call(driver).join(" ")} \\
    \t  $(TARGET_SO) helpers.a #{flags["libcurl"]}

    all: driver.#{RbConfig::CONFIG["DLEXT"]}
    install: install-driver
    install-driver: driver.#{RbConfig::CONFIG["DLEXT"]} install-so
    \t$(INSTALL_PROG) driver.#{RbConfig::CONFIG["DLEXT"]} $(RUBYARCHDIR)
  MAKE
end
