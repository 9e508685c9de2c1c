# The core and the driver of a language as two modules, so that only programs which use the driver
# load libcurl.
#
# The core module holds the whole core and exports the functions of bindings/common/exports.map. The
# driver's module has the driver, libcurl and copies of a few stateless helpers of base/ and json/;
# everything else it takes from the core module, which is loaded already and found by its SONAME.
# There is never a second core in a process: the core has state (base/process.h, base/live.h).

# perk_modules_apart(<core target> <driver target>): links both modules.
function(perk_modules_apart core driver)
  set(exports ${PROJECT_SOURCE_DIR}/bindings/common/exports.map)
  set(driver_exports ${PROJECT_SOURCE_DIR}/bindings/common/exports_driver.map)
  foreach(target IN ITEMS ${core} ${driver})
    target_compile_definitions(${target} PRIVATE SWIG_TYPE_TABLE=perk)
    target_link_libraries(${target} PRIVATE perk_flags Threads::Threads)
  endforeach()

  target_sources(${core} PRIVATE $<TARGET_OBJECTS:perk_core>)
  target_link_libraries(${core} PRIVATE PkgConfig::JANSSON OpenSSL::Crypto)
  target_link_options(${core} PRIVATE LINKER:--version-script=${exports}
                      LINKER:-soname,$<TARGET_FILE_NAME:${core}>)
  set_property(TARGET ${core} APPEND PROPERTY LINK_DEPENDS ${exports})

  # As options of the linker, quoted for paths with blanks: CMake links no target against a module,
  # and the archive's libraries are the core module's.
  target_sources(${driver} PRIVATE $<TARGET_OBJECTS:perk_curl_core>)
  target_link_libraries(${driver} PRIVATE "-Wl,\"$<TARGET_FILE:${core}>\""
                        "-Wl,\"$<TARGET_FILE:perk_core>\"" ${PERK_CURL_LIBRARIES})
  target_link_options(${driver} PRIVATE LINKER:--version-script=${driver_exports})
  set_target_properties(${driver} PROPERTIES BUILD_RPATH $ORIGIN INSTALL_RPATH $ORIGIN)
  add_dependencies(${driver} ${core} perk_core)
  set_property(TARGET ${driver} APPEND PROPERTY LINK_DEPENDS $<TARGET_FILE:${core}>
               $<TARGET_FILE:perk_core> ${driver_exports})
endfunction()
