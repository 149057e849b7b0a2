#include "agents/phases/storage.h"

#include "sim/error.h"
#include "sim/parallel.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <functional>
#include <numeric>
#include <type_traits>
#include <utility>

namespace pactsim {

namespace {

constexpr int months_between = 12;

/// What a firm does, in the order of storage. Firms that have ended come first: nothing moves them again.
enum class Activity : std::uint8_t { ended, home_at_work, home_waiting, home_supported, home_selling, searching, negotiating, partnered, partnered_selling };
constexpr std::size_t activity_count = 9;

Activity activity_of(const Firms& f, std::size_t i) {
    if (is_terminal(f.status[i])) return Activity::ended;
    const bool sells = f.stage[i] >= static_cast<std::uint8_t>(Stage::rollout);
    switch (f.status_of(i)) {
        case Status::searching: return Activity::searching;
        case Status::negotiating: return Activity::negotiating;
        case Status::partnered: return sells ? Activity::partnered_selling : Activity::partnered;
        default: break;
    }
    if ((f.flags[i] & flag_supported) != 0 || f.lead[i] < 1.0F) return Activity::home_supported;
    if (sells) return Activity::home_selling;
    return (f.flags[i] & (flag_paused | flag_project_over)) != 0 ? Activity::home_waiting : Activity::home_at_work;
}

/// Which place everybody had, in the new order, and the other way round.
struct Order {
    std::vector<std::uint32_t> was_at, is_at;
    std::size_t first = 0;  // before it nobody has moved
};

/// By activity, among those by turn in the yearly round, among those as they were: a counting sort.
Order order_by_activity(const Firms& f, std::size_t joined, std::size_t turns) {
    std::vector<std::uint16_t> key(joined);
    std::vector<std::uint32_t> next(activity_count * turns + 1, 0);
    for (std::size_t i = 0; i < joined; ++i) {
        const Activity activity = activity_of(f, i);
        const std::size_t turn = activity == Activity::ended ? 0 : f.review_month[i];
        key[i] = static_cast<std::uint16_t>(static_cast<std::size_t>(activity) * turns + turn);
        ++next[key[i] + 1u];
    }
    std::partial_sum(next.begin(), next.end(), next.begin());
    Order order{std::vector<std::uint32_t>(joined), std::vector<std::uint32_t>(joined), 0};
    for (std::uint32_t i = 0; i < joined; ++i) {
        order.is_at[i] = next[key[i]]++;
        order.was_at[order.is_at[i]] = i;
    }
    while (order.first < joined && order.is_at[order.first] == order.first) ++order.first;
    return order;
}

/// One column in the new order, by way of a buffer.
template <class T>
void move_rows(std::vector<T>& column, const Order& order, std::vector<std::byte>& buffer) {
    static_assert(std::is_trivially_copyable_v<T>);
    const std::size_t first = order.first;
    const std::size_t moved = order.was_at.size() - first;
    if (moved == 0) return;
    buffer.resize(std::max(buffer.size(), moved * sizeof(T)));
    std::memcpy(buffer.data(), column.data() + first, moved * sizeof(T));
    for (std::size_t i = 0; i < moved; ++i) std::memcpy(&column[first + i], &buffer[(order.was_at[first + i] - first) * sizeof(T)], sizeof(T));
}

/// All columns, one thread a column.
void move_firms(World& world, const Order& order) {
    std::vector<std::function<void(std::vector<std::byte>&)>> moves;
    world.firms.for_each_column([&](auto& column) { moves.emplace_back([&column, &order](std::vector<std::byte>& buffer) { move_rows(column, order, buffer); }); });
    std::vector<std::vector<std::byte>> buffers(static_cast<std::size_t>(std::max(1, world.threads)));
    for_each_chunk(moves.size(), 1, world.threads, [&](std::size_t move, std::size_t, std::size_t, std::size_t thread) { moves[move](buffers[thread]); });
}

/// Everybody who refers to a firm by its place.
void redirect(World& world, const Order& order) {
    const auto redirect_one = [&](auto& row) { row.firm = order.is_at[row.firm]; };
    for (Award& award : world.awards) redirect_one(award);
    for (InstrumentBook& book : world.instruments) {
        for (Application& application : book.queue) redirect_one(application);
    }
    for (Search& search : world.searches) {
        if (search.used) redirect_one(search);
    }
    for (Partnership& pact : world.partnerships) {
        if (pact.status != PactStatus::free) redirect_one(pact);
    }
    // Whoever has not ended stands behind those who have, in one piece.
    const auto& status = world.firms.status;
    const auto joined = static_cast<std::uint32_t>(order.is_at.size());
    std::uint32_t ended = 0;
    while (ended < joined && is_terminal(status[ended])) ++ended;
    world.alive.resize(joined - ended);
    std::iota(world.alive.begin(), world.alive.end(), ended);
    world.agenda.step = -1;  // to be made again
}

/// A pool in the order of the firms that hold its slots, free slots last.
template <class Slot, class Holds>
void sort_pool(World& world, std::vector<Slot>& pool, FreeList& free, Holds&& holds) {
    const std::vector<Slot> before = std::exchange(pool, std::vector<Slot>(pool.size()));
    std::size_t used = 0;
    for (const std::uint32_t i : world.alive) {
        if (!holds(world.firms.status_of(i))) continue;
        std::int32_t& slot = world.firms.slot[i];
        pool[used] = before[static_cast<std::size_t>(slot)];
        slot = static_cast<std::int32_t>(used++);
    }
    free.resize(pool.size() - used);
    std::iota(free.rbegin(), free.rend(), static_cast<std::int32_t>(used));
}

}  // namespace

bool storage_is_due(const World& world) { return world.step > 0 && world.step % months_between == 0; }

void store_by_activity(World& world) {
    if (world.step == 0) throw InvariantError("firms are stored anew only once some have joined");
    const std::size_t joined = world.joins[static_cast<std::size_t>(world.step) - 1];
    const Order order = order_by_activity(world.firms, joined, static_cast<std::size_t>(world.config().entry.review_months));
    move_firms(world, order);
    redirect(world, order);
    sort_pool(world, world.searches, world.free_searches, [](Status status) { return status == Status::searching; });
    sort_pool(world, world.partnerships, world.free_partnerships, [](Status status) { return status == Status::negotiating || status == Status::partnered; });
    world.events.clear();  // they name firms by the places that they had
}

}  // namespace pactsim
