#pragma once

#include <boost/uuid/detail/sha1.hpp>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace pactsim {

/// SHA-1 of a sequence of bytes: a fingerprint that tells two results apart. It is no protection against forgery.
/// Doubles and integers must be fed in one byte order by the caller.
class Digest {
  public:
    void update(std::span<const std::byte> bytes);
    void update(std::string_view text);

    /// The fingerprint of everything so far as 40 hexadecimal digits; more may be added afterwards.
    [[nodiscard]] std::string hex() const;

  private:
    boost::uuids::detail::sha1 state_;
};

/// A 64-bit number for a name, the same on every platform: FNV-1a (Fowler, Noll and Vo;
/// isthe.com/chongo/tech/comp/fnv), then the 64-bit finaliser of MurmurHash3 (Appleby 2011), because FNV mixes the last
/// letters poorly.
[[nodiscard]] std::uint64_t name_hash(std::string_view name);

}  // namespace pactsim
