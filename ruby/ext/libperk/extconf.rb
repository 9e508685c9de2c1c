# frozen_string_literal: true

# Builds libperk/core.so out of the C sources that the gem brings (tools/make_gem puts them here): the core, the libcurl driver, SWIG's
# wrapper and Ruby's own half.
require "mkmf"
require "fileutils"

%w[jansson libcrypto libcurl].each do |name|
  pkg_config(name) or abort "libperk needs the development files of #{name} (Debian: libjansson-dev, libssl-dev, libcurl4-openssl-dev)"
end

sources = Dir.chdir(__dir__) { Dir["*.c", "csrc/**/*.c"] }.sort
abort "libperk: the C sources are not here; make the gem with tools/make_gem" if sources.size < 10

version = File.read(File.join(__dir__, "../../VERSION")).strip
$srcs = sources
$objs = sources.map { |path| path.sub(/\.c\z/, ".#{$OBJEXT}") }
$objs.each { |path| FileUtils.mkdir_p(File.dirname(path)) }
$INCFLAGS << " -I$(srcdir)/csrc/include -I$(srcdir)/csrc -I$(srcdir)"
$defs << %(-DPERK_VERSION=\\"#{version}\\") << "-DSWIG_TYPE_TABLE=perk"
$CFLAGS << " -std=gnu11 -fvisibility=hidden -pthread -w"
# Against memory errors, as in cmake/PerkHardening.cmake.
%w[-fstack-protector-strong -fstack-clash-protection -fcf-protection=full].each { |flag| $CFLAGS << " " + flag if try_cflags(flag) }
$CPPFLAGS << " -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2" if $CFLAGS.match?(/-O[1-3s]/) || RbConfig::CONFIG["optflags"].to_s.match?(/-O[1-3s]/)
%w[relro now noexecstack].each { |name| $DLDFLAGS << " -Wl,-z,#{name}" if try_ldflags("-Wl,-z,#{name}") }
# No symbol but Init_core leaves the module, so it stands beside other users of the same libraries.
$DLDFLAGS << " -Wl,--version-script=$(srcdir)/core.map" if RbConfig::CONFIG["target_os"].include?("linux")

create_makefile("libperk/core")
