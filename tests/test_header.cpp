// Nothing but a home for the precompiled <catch2/catch.hpp> that the test programs share.
