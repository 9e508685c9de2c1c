# The libraries for C programs, and what `cmake --install` installs. The static archives are the
# ones that tests and bindings link; the shared ones are made of the same objects.
include(CMakePackageConfigHelpers)

add_library(perk SHARED $<TARGET_OBJECTS:perk_core>)
target_link_libraries(perk PRIVATE $<BUILD_INTERFACE:perk_flags> PkgConfig::JANSSON OpenSSL::Crypto
  Threads::Threads)

# The driver uses the public interface of libperk.so; the few helpers of base/ that it shares with
# the core come out of the archive, unexported.
add_library(perk_curl SHARED $<TARGET_OBJECTS:perk_curl_core>)
target_link_libraries(perk_curl PUBLIC perk PRIVATE perk_core ${PERK_CURL_LIBRARIES})
target_link_options(perk_curl PRIVATE LINKER:--exclude-libs,ALL)

set(header_dirs $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/csrc/include>
  $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>)
foreach(library IN ITEMS perk perk_curl)
  target_include_directories(${library} INTERFACE ${header_dirs})
  target_link_options(${library} PRIVATE $<$<NOT:$<BOOL:${PERK_SANITIZE}>>:LINKER:--no-undefined>)
  set_target_properties(${library} PROPERTIES LINKER_LANGUAGE C VERSION ${PROJECT_VERSION} SOVERSION
    ${PROJECT_VERSION_MAJOR}
                        INSTALL_RPATH $ORIGIN)
  set_target_properties(${library}_core PROPERTIES OUTPUT_NAME ${library} EXPORT_NAME
    ${library}_static)
endforeach()
target_include_directories(perk_core INTERFACE $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>)

set(package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/perk)
install(TARGETS perk perk_curl EXPORT perk-shared COMPONENT sdk)
install(TARGETS perk_core perk_curl_core EXPORT perk-static COMPONENT sdk)
install(EXPORT perk-shared NAMESPACE perk:: DESTINATION ${package_dir} COMPONENT sdk)
install(EXPORT perk-static NAMESPACE perk:: DESTINATION ${package_dir} COMPONENT sdk)
install(DIRECTORY csrc/include/perk DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} COMPONENT sdk
  FILES_MATCHING PATTERN "*.h")

configure_package_config_file(cmake/perk-config.cmake.in perk-config.cmake INSTALL_DESTINATION
  ${package_dir})
write_basic_package_version_file(perk-config-version.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/perk-config.cmake
  ${PROJECT_BINARY_DIR}/perk-config-version.cmake
        DESTINATION ${package_dir} COMPONENT sdk)

# The .pc files find the prefix from where they lie, so an installed tree may be moved.
file(RELATIVE_PATH PERK_PC_PREFIX /${CMAKE_INSTALL_LIBDIR}/pkgconfig /)
foreach(library IN ITEMS perk perk_curl)
  configure_file(cmake/${library}.pc.in ${library}.pc @ONLY)
  install(FILES ${PROJECT_BINARY_DIR}/${library}.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig
    COMPONENT sdk)
endforeach()
