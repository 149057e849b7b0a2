// A build without MPI: a job of one process has no link, and MpiSession refuses before it makes one.
#include "sim/cluster/mpi_link.h"

#include "sim/error.h"

#include <cstdlib>

namespace pactsim {

struct MpiSession::Link::Parts {};

MpiSession::Link::Link() { throw InvariantError("a link between processes in a build without MPI"); }
MpiSession::Link::~Link() = default;
std::string MpiSession::Link::exchange(const std::string& text, const Combine& combine) { return combine({text}); }
void MpiSession::Link::carry(TaskQueue&) {}
void MpiSession::Link::drop() {}
void MpiSession::Link::abort(int status) { std::exit(status); }

bool has_mpi() { return false; }

}  // namespace pactsim
