# Checks of the built libraries and of the sources, as CTest tests.
