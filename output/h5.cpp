#include "output/h5.h"

#include <hdf5.h>

#include <algorithm>
#include <utility>

#include "sim/error.h"

namespace pactsim::h5 {

static_assert(std::is_same_v<hid_t, std::int64_t>, "identifiers must fit the HDF5 library");

namespace {

herr_t collect_description(unsigned, const H5E_error2_t* entry, void* text) {
    auto& out = *static_cast<std::string*>(text);
    if (entry->desc != nullptr) {
        out += entry->desc;
        out += '\n';
    }
    return 0;
}

std::string take_error_text() {
    std::string text;
    H5Ewalk2(H5E_DEFAULT, H5E_WALK_UPWARD, &collect_description, &text);
    H5Eclear2(H5E_DEFAULT);
    return text;
}

// The system's own words, if the stack holds them, else the innermost line of the library.
std::string cause_of(const std::string& stack) {
    if (stack.find("No space left on device") != std::string::npos) return "the disk is full";
    if (stack.find("Disk quota exceeded") != std::string::npos) return "the disk quota is used up";
    if (stack.find("File too large") != std::string::npos) return "the file would be larger than the system allows (see `ulimit -f`)";
    constexpr std::string_view mark = "error message = '";
    if (const auto at = stack.find(mark); at != std::string::npos) {
        const auto start = at + mark.size();
        return stack.substr(start, stack.find('\'', start) - start);
    }
    if (stack.empty()) return "the HDF5 library gave no reason";
    return "HDF5: " + stack.substr(0, stack.find('\n'));
}

Handle creation_list(const FileContext& file, hid_t list_class) {
    Handle list(check(file, H5Pcreate(list_class), "prepare a group"), &H5Pclose);
    constexpr unsigned order = H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED;
    H5Pset_link_creation_order(list.get(), order);
    H5Pset_attr_creation_order(list.get(), order);
    H5Pset_obj_track_times(list.get(), false);
    return list;
}

herr_t collect_child(hid_t group, const char* name, const H5L_info_t*, void* children) {
    H5O_info_t info;
    Child child{name, Child::Kind::other};
    if (H5Oget_info_by_name2(group, name, &info, H5O_INFO_BASIC, H5P_DEFAULT) >= 0) {
        if (info.type == H5O_TYPE_GROUP) child.kind = Child::Kind::group;
        if (info.type == H5O_TYPE_DATASET) child.kind = Child::Kind::dataset;
    }
    static_cast<std::vector<Child>*>(children)->push_back(std::move(child));
    return 0;
}

}  // namespace

Handle::Handle(Handle&& other) noexcept : id_(std::exchange(other.id_, -1)), close_(other.close_) {}

Handle& Handle::operator=(Handle&& other) noexcept {
    if (this != &other) {
        reset();
        id_ = std::exchange(other.id_, -1);
        close_ = other.close_;
    }
    return *this;
}

Handle::~Handle() {
    reset();
}

void Handle::reset() noexcept {
    if (id_ >= 0 && close_ != nullptr) close_(id_);
    id_ = -1;
}

void fail(const FileContext& file, std::string_view attempt) {
    const std::string cause = cause_of(take_error_text());
    const std::string what = "cannot " + std::string(attempt) + " in '" + file.path + "': " + cause;
    if (file.access == Access::writing) throw OutputError(what);
    throw InputError(what);
}

Id check(const FileContext& file, Id status, std::string_view attempt) {
    if (status < 0) fail(file, attempt);
    return status;
}

void prepare_library() {
    // Every file is closed by its owner. The library's own closing at exit crashes (1.10.8) after a file
    // that could not be flushed because the disk was full; it must be called off before anything else.
    static const herr_t called_off = H5dont_atexit();
    static_cast<void>(called_off);
    H5Eset_auto2(H5E_DEFAULT, nullptr, nullptr);
}

std::string Object::child_path(std::string_view child) const {
    return (name_ == "/" ? "/" : name_ + "/") + std::string(child);
}

Group Group::create_group(std::string_view name) const {
    const std::string attempt = "make the group '" + child_path(name) + "'";
    const Handle list = creation_list(*context(), H5P_GROUP_CREATE);
    const Id made = H5Gcreate2(id(), std::string(name).c_str(), H5P_DEFAULT, list.get(), H5P_DEFAULT);
    return {Handle(check(*context(), made, attempt), &H5Gclose), context(), child_path(name)};
}

Group Group::open_group(std::string_view name) const {
    const Id found = H5Gopen2(id(), std::string(name).c_str(), H5P_DEFAULT);
    const std::string attempt = "open the group '" + child_path(name) + "'";
    return {Handle(check(*context(), found, attempt), &H5Gclose), context(), child_path(name)};
}

bool Group::has(std::string_view name) const {
    return H5Lexists(id(), std::string(name).c_str(), H5P_DEFAULT) > 0;
}

std::vector<Child> Group::children() const {
    std::vector<Child> children;
    const herr_t done = H5Literate(id(), H5_INDEX_NAME, H5_ITER_INC, nullptr, &collect_child, &children);
    check(*context(), done, "list the group '" + name() + "'");
    std::sort(children.begin(), children.end(), [](const Child& a, const Child& b) { return a.name < b.name; });
    return children;
}

File File::create(const std::string& path) {
    prepare_library();
    auto context = std::make_shared<const FileContext>(FileContext{path, Access::writing});
    const Handle list = creation_list(*context, H5P_FILE_CREATE);
    File file;
    // Without the sieve buffer a failed write is seen where it is asked for, not when a dataset is closed.
    const Handle access(check(*context, H5Pcreate(H5P_FILE_ACCESS), "prepare the file"), &H5Pclose);
    H5Pset_sieve_buf_size(access.get(), 0);
    const Id made = H5Fcreate(path.c_str(), H5F_ACC_EXCL, list.get(), access.get());
    file.handle_ = Handle(check(*context, made, "start the file"), &H5Fclose);
    const Id root = check(*context, H5Gopen2(made, "/", H5P_DEFAULT), "open the root");
    file.root_ = Group(Handle(root, &H5Gclose), context, "/");
    return file;
}

File File::open(const std::string& path) {
    prepare_library();
    auto context = std::make_shared<const FileContext>(FileContext{path, Access::reading});
    File file;
    const Id opened = H5Fopen(path.c_str(), H5F_ACC_RDONLY, H5P_DEFAULT);
    file.handle_ = Handle(check(*context, opened, "read HDF5"), &H5Fclose);
    const Id root = check(*context, H5Gopen2(opened, "/", H5P_DEFAULT), "open the root");
    file.root_ = Group(Handle(root, &H5Gclose), context, "/");
    return file;
}

void File::close() {
    const Context context = root_.context();
    root_ = Group();
    // Flush first: a failure then leaves the handle valid, so that it is still closed once.
    check(*context, H5Fflush(handle_.get(), H5F_SCOPE_LOCAL), "write the last data");
    handle_ = Handle();
}

}  // namespace pactsim::h5
