#include "analysis/appraisal/workbook.h"

#include "analysis/appraisal/workbook_sheets.h"
#include "sim/error.h"

#include <xlsxwriter.h>

#include <fmt/format.h>

#include <charconv>
#include <ctime>
#include <string>

namespace pactsim {

namespace {

/// Midnight of the first day of a month "YYYY-MM" as seconds since 1970 in UTC. Civil-from-days of Hinnant, run backwards.
std::time_t seconds_at(const std::string& year_month) {
    int year = 2000, month = 1;
    if (year_month.size() >= 7) {
        std::from_chars(year_month.data(), year_month.data() + 4, year);
        std::from_chars(year_month.data() + 5, year_month.data() + 7, month);
    }
    const int y = month <= 2 ? year - 1 : year;
    const int era = y / 400;
    const int year_of_era = y - era * 400;
    const int day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5;
    const int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return static_cast<std::time_t>(era * 146097 + day_of_era - 719468) * 86400;
}

/// Closes the workbook, written or not.
class OpenBook {
  public:
    explicit OpenBook(const std::string& path) {
        book_.file = workbook_new(path.c_str());
        if (book_.file == nullptr) throw OutputError(fmt::format("the spreadsheet {} cannot be started", path));
    }
    OpenBook(const OpenBook&) = delete;
    OpenBook& operator=(const OpenBook&) = delete;
    ~OpenBook() {
        if (book_.file != nullptr) lxw_workbook_free(book_.file);  // nothing is written
    }
    void close(const std::string& path) {
        lxw_workbook* file = book_.file;
        book_.file = nullptr;
        const lxw_error error = workbook_close(file);
        if (error != LXW_NO_ERROR) throw OutputError(fmt::format("the spreadsheet {} cannot be written: {}", path, lxw_strerror(error)));
    }
    Book& book() { return book_; }

  private:
    Book book_;
};

lxw_format* number_format(lxw_workbook* file, const char* pattern) {
    lxw_format* format = workbook_add_format(file);
    format_set_num_format(format, pattern);
    return format;
}

void add_formats(Book& book) {
    book.heading = workbook_add_format(book.file);
    format_set_bold(book.heading);
    format_set_text_wrap(book.heading);
    format_set_align(book.heading, LXW_ALIGN_VERTICAL_TOP);
    book.money = number_format(book.file, "#,##0;-#,##0");
    book.ratio = number_format(book.file, "0.00");
    book.factor = number_format(book.file, "0.000000");
    book.wrapped = workbook_add_format(book.file);
    format_set_text_wrap(book.wrapped);
    format_set_align(book.wrapped, LXW_ALIGN_VERTICAL_TOP);
    book.input = number_format(book.file, "0.0000");
    format_set_bg_color(book.input, 0xFFF2CC);
}

void set_properties(const Book& book, const ScheduleConfig& schedule) {
    std::string title = "pactsim appraisal, schedule " + schedule.id;
    std::string author = "pactsim";
    lxw_doc_properties properties{};
    properties.title = title.data();
    properties.author = author.data();
    properties.created = seconds_at(schedule.date);
    workbook_set_properties(book.file, &properties);
}

}  // namespace

void write_workbook(const std::string& path, const StudyData& study, const ScheduleConfig& schedule, Existing existing, const AppraisalOptions& options) {
    const AppraisalBasis basis = appraisal_basis(study, schedule, options);
    const std::vector<SchemeAppraisal> appraisals = appraise(study, schedule, options);
    const SummaryTable summary = summary_table(study, schedule, options);
    const WorkbookContents contents{study, schedule, options, basis, appraisals, summary};
    AtomicFile file(path, existing);
    OpenBook open(file.partial());
    add_formats(open.book());
    set_properties(open.book(), schedule);
    write_read_me(open.book(), contents);
    write_schedule(open.book(), contents);
    write_factors(open.book(), contents);
    write_flows(open.book(), contents);
    write_appraisal(open.book(), contents);
    write_summary(open.book(), contents);
    open.close(path);
    file.commit();
}

}  // namespace pactsim
