#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

/// A thin cover over the HDF5 C API. No HDF5 type leaves the files named h5*.cpp.
/// The library has one global lock, so files are used from one thread at a time.
namespace pactsim::h5 {

/// An HDF5 identifier. The library's own type is the same 64-bit integer.
using Id = std::int64_t;

/// Whether a failure is reported as an OutputError (writing) or an InputError (reading).
enum class Access : std::uint8_t { reading, writing };

/// The element types that pactsim files hold; all are little endian on disk.
enum class ElementType : std::uint8_t { uint8, int32, int64, float64, text, other };

/// What every open object of one file shares: its name for messages, and the direction of use.
struct FileContext {
    std::string path;
    Access access;
};
using Context = std::shared_ptr<const FileContext>;

/// Owner of one HDF5 identifier; closes it once. Movable, not copyable.
class Handle {
  public:
    using Close = int (*)(Id);
    Handle() = default;
    Handle(Id id, Close close) : id_(id), close_(close) {}
    Handle(Handle&& other) noexcept;
    Handle& operator=(Handle&& other) noexcept;
    Handle(const Handle&) = delete;
    Handle& operator=(const Handle&) = delete;
    ~Handle();

    [[nodiscard]] Id get() const { return id_; }

  private:
    void reset() noexcept;
    Id id_ = -1;
    Close close_ = nullptr;
};

/// Turns a failed call into an OutputError or InputError: file, what was attempted, and the cause
/// (a full disk and a size limit are told apart). Clears the library's error stack.
[[noreturn]] void fail(const FileContext& file, std::string_view attempt);

/// Returns `status` unless it is negative, then fails as `fail` does.
Id check(const FileContext& file, Id status, std::string_view attempt);

/// Switches off the library's own printing of errors in this thread and its work at exit; called by File.
void prepare_library();

/// Anything that can carry attributes: a group or a dataset.
class Object {
  public:
    Object() = default;
    Object(Handle handle, Context context, std::string name) : handle_(std::move(handle)), context_(std::move(context)), name_(std::move(name)) {}

    [[nodiscard]] Id id() const { return handle_.get(); }
    [[nodiscard]] const Context& context() const { return context_; }
    /// Full path inside the file, such as "/run_facts".
    [[nodiscard]] const std::string& name() const { return name_; }

  protected:
    [[nodiscard]] std::string child_path(std::string_view child) const;

  private:
    Handle handle_;
    Context context_;
    std::string name_;
};

/// A name in a group, and whether it leads to a group, a dataset or something else.
struct Child {
    enum class Kind : std::uint8_t { group, dataset, other };
    std::string name;
    Kind kind = Kind::other;
};

/// A group; the root is one too. Links and attributes keep their order of creation (netCDF-4 needs it).
class Group : public Object {
  public:
    using Object::Object;

    [[nodiscard]] Group create_group(std::string_view name) const;
    [[nodiscard]] Group open_group(std::string_view name) const;
    [[nodiscard]] bool has(std::string_view name) const;
    /// All names in the group in alphabetical order.
    [[nodiscard]] std::vector<Child> children() const;
};

/// One open file.
class File {
  public:
    /// Makes a new empty file, which must not exist. Times of objects are not stored, so that equal
    /// content gives equal bytes.
    [[nodiscard]] static File create(const std::string& path);
    /// Opens an existing file for reading. Throws InputError if the library cannot.
    [[nodiscard]] static File open(const std::string& path);

    [[nodiscard]] const Group& root() const { return root_; }
    [[nodiscard]] const Context& context() const { return root_.context(); }
    /// Writes everything out and closes; objects of the file must be gone. Throws OutputError.
    void close();

  private:
    Handle handle_;
    Group root_;
};

}  // namespace pactsim::h5
