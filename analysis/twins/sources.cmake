set(sources instrument_difference.cpp twin_margins.cpp twin_parts.cpp twins.cpp)
