//! The rows: each code with its words in Vietnamese and English, and what to do about it.

use super::Row;

macro_rules! rows {
    ($($code:literal: $vi:literal | $en:literal, $help_vi:literal | $help_en:literal;)*) => {
        pub(super) const ROWS: &[Row] =
            &[$(Row { code: $code, vi: $vi, en: $en, help_vi: $help_vi, help_en: $help_en }),*];
    };
}

rows! {
    // The text of an input.
    "json.syntax": "không đọc được ở dòng {line}, cột {column}: {detail}" | "cannot be read at line {line}, column {column}: {detail}",
        "Hãy sửa chỗ này; phần sau chưa được xem." | "Mend this place; what follows has not been looked at.";
    "json.too_large": "dài hơn giới hạn {limit} byte" | "longer than the limit of {limit} bytes",
        "Dữ liệu đúng nhỏ hơn nhiều; hãy kiểm tra nơi tạo ra nó." | "Valid input is far smaller; look at what wrote it.";
    "json.too_deep": "lồng nhau quá {limit} tầng" | "nested deeper than {limit} levels",
        "Dữ liệu đúng không bao giờ lồng sâu như vậy; hãy kiểm tra nơi tạo ra nó." | "No valid input is nested like this; look at what wrote it.";
    "json.too_many_errors": "còn lỗi khác ngoài {limit} lỗi đã nêu" | "there are errors beyond the {limit} listed",
        "Hãy sửa các lỗi đã nêu rồi thử lại." | "Mend those listed, then try again.";
    "json.duplicate_key": "trường dữ liệu `{field}` xuất hiện 2 lần" | "field `{field}` is there twice",
        "Hãy giữ lại 1 giá trị." | "Keep one of the values.";
    "json.duplicate_value": "giá trị `{value}` xuất hiện 2 lần" | "value `{value}` is there twice",
        "Hãy giữ lại 1 lần." | "Keep it once.";
    "json.unknown_field": "không có trường dữ liệu `{field}`" | "unknown field `{field}`",
        "Ở đây chỉ dùng được: {expected}." | "What may stand here: {expected}.";
    "json.missing_field": "thiếu trường dữ liệu `{field}`" | "field `{field}` is missing",
        "Hãy thêm trường dữ liệu `{field}`." | "Add the field `{field}`.";
    "json.wrong_type": "cần {expected}, nhưng gặp {found}" | "expected {expected}, found {found}",
        "Hãy đổi giá trị thành {expected}." | "Make it {expected}.";
    "json.field_name_too_long": "tên trường dữ liệu `{field}` dài {length} ký tự, quá giới hạn {limit} ký tự" | "the field name `{field}` has {length} characters, over the limit of {limit}",
        "Không có trường dữ liệu nào tên dài như vậy." | "No field has a name this long.";
    "json.string_too_long": "chuỗi dài {length} ký tự, quá giới hạn {limit} ký tự" | "a string of {length} characters, over the limit of {limit}",
        "Hãy rút ngắn xuống tối đa {limit} ký tự." | "Shorten it to at most {limit} characters.";
    "json.unknown_value": "không có giá trị `{value}`" | "unknown value `{value}`",
        "Ở đây chỉ dùng được: {expected}." | "What may stand here: {expected}.";
    "json.out_of_range": "{value} nằm ngoài khoảng từ {least} đến {most}" | "{value} is not between {least} and {most}",
        "Hãy dùng một số từ {least} đến {most}." | "Use a number from {least} to {most}.";
    "json.too_many_digits": "số có quá nhiều chữ số" | "a number with too many digits",
        "Hãy dùng tối đa 17 chữ số." | "Use at most 17 digits.";
    "json.invalid_date": "`{value}` không phải là ngày" | "`{value}` is not a date",
        "Hãy viết ngày theo dạng YYYY-MM-DD, ví dụ 2026-07-07." | "Write the date as YYYY-MM-DD, such as 2026-07-07.";

    // What a school says.
    "assessment.no_standard_set": "chưa nêu bộ tiêu chuẩn" | "no standard set is named",
        "Hãy ghi `standard_set`, hoặc `school_type` cùng với `assessed_on`." | "Give `standard_set`, or `school_type` together with `assessed_on`.";
    "assessment.school_type_conflict": "bộ `{standard_set}` không dành cho {school_type}" | "set `{standard_set}` is not for {school_type}",
        "Hãy bỏ `school_type` hoặc chọn bộ tiêu chuẩn khác." | "Leave out `school_type`, or name another set.";
    "assessment.invalid_school_year": "`{value}` không phải là năm học" | "`{value}` is not a school year",
        "Hãy viết 2 năm liên tiếp, ví dụ 2026-2027." | "Write two consecutive years, such as 2026-2027.";
    "assessment.unknown_criterion": "bộ `{standard_set}` không có tiêu chí `{criterion}`" | "set `{standard_set}` has no criterion `{criterion}`",
        "Hãy kiểm tra mã tiêu chí và bộ tiêu chuẩn." | "Check the criterion's code, and the set.";
    "assessment.unknown_indicator": "bộ `{standard_set}` không có chỉ báo `{path}`" | "set `{standard_set}` has no indicator `{path}`",
        "Hãy viết theo dạng `5.4/2/c`, hoặc `5.4/3` nếu mức không chia chỉ báo." | "Write it like `5.4/2/c`, or `5.4/3` where the level has no letters.";
    "assessment.unknown_level": "tiêu chí {criterion} không có mức `{level}`" | "criterion {criterion} has no level `{level}`",
        "Các mức của tiêu chí này: {defined}." | "The levels of this criterion: {defined}.";
    "assessment.unknown_letter": "{level} không có chỉ báo `{letter}`" | "{level} has no indicator `{letter}`",
        "Các chỉ báo của mức này: {defined}." | "The indicators of this level: {defined}.";
    "assessment.level_without_letters": "{level} là một yêu cầu duy nhất, không chia chỉ báo" | "{level} is a single statement without letters",
        "Hãy ghi thẳng kết quả cho mức này." | "Give the verdict on the level itself.";
    "assessment.level_not_of_set": "bộ `{standard_set}` không có Mức {level}" | "set `{standard_set}` has no level {level}",
        "Các mức của bộ: {defined}." | "The levels of the set: {defined}.";
    "assessment.unknown_verdict": "`{value}` không phải là kết quả đánh giá" | "`{value}` is not a verdict",
        "Ở đây chỉ dùng được: `met`, `not_met`, `not_assessed`, `not_applicable`." | "What may stand here: `met`, `not_met`, `not_assessed`, `not_applicable`.";
    "assessment.unknown_reached": "tiêu chí {criterion} không thể đạt mức {reached}" | "criterion {criterion} cannot reach level {reached}",
        "Ở đây chỉ dùng được: {defined}." | "What may stand here: {defined}.";

    // Data about a school.
    "facts.unknown_fact": "bộ `{standard_set}` không dùng số liệu `{fact}`" | "set `{standard_set}` uses no fact `{fact}`",
        "Hãy xem danh sách số liệu của bộ; tên gần giống: {similar}." | "See the set's list of facts; similar names: {similar}.";
    "facts.given_in_school": "`{fact}` thuộc phần thông tin trường" | "`{fact}` describes the school itself",
        "Hãy ghi trong `school`." | "Give it in `school`.";
    "facts.out_of_bounds": "giá trị {value} không thể có" | "{value} is not possible",
        "Giá trị hợp lệ: {bounds}." | "What is possible: {bounds}.";
    "facts.not_whole": "{value} không phải số nguyên" | "{value} is not a whole number",
        "Số lượng là số nguyên; nếu là tỷ lệ, hãy dùng số liệu tên kết thúc bằng `_rate`." | "A count is a whole number; a share has a fact of its own, ending in `_rate`.";
    "facts.wrong_unit": "đơn vị `{unit}` sai" | "unit `{unit}` is not this fact's",
        "Hãy đổi sang {expected}, hoặc bỏ `unit`." | "Convert it to {expected}, or leave `unit` out.";
    "facts.part_exceeds_whole": "`{part}` là {value}, nhiều hơn `{whole}` là {of}" | "`{part}` is {value}, more than `{whole}`, which is {of}",
        "Hãy kiểm tra cả 2 số; một phần không thể nhiều hơn tổng." | "Check both; a part is never more than its whole.";
    "facts.parts_exceed_whole": "tổng của {parts} là {sum}, nhiều hơn `{whole}` là {of}" | "{parts} are together {sum}, more than `{whole}`, which is {of}",
        "Hãy kiểm tra các số này; các phần không trùng nhau cộng lại không thể nhiều hơn tổng." | "Check them; parts that do not overlap never add up to more than the whole.";
    "facts.education_level_not_taught": "trường không có cấp {education_level}" | "the school does not teach {education_level}",
        "Hãy bỏ số liệu của cấp này, hoặc thêm cấp vào `school.education_levels`." | "Leave it out, or add the level to `school.education_levels`.";
    "facts.no_such_table": "ở đây chỉ có một giá trị" | "one value is due here",
        "Số liệu này chỉ chia theo: {per}." | "This fact is divided by nothing but: {per}.";
    "facts.too_many_values": "có {found} giá trị, quá giới hạn {limit}" | "{found} values, over the limit of {limit}",
        "Chỉ cần các năm học và những người được xét." | "Only the years and persons looked at are needed.";
    "facts.person_needed": "cần một giá trị cho mỗi người" | "a value for each person is due here",
        "Hãy ghi thành bảng, mỗi người một giá trị." | "Write it as a table from person to value.";
    "facts.not_established": "sau ngày {until} chưa xác lập cách dùng số liệu của {document} để gợi ý" | "after {until} it is not established what suggestions follow from the data of {document}",
        "Đến hết ngày đó số liệu chỉ để theo dõi ({citation}); việc xếp mức từ kết quả đánh giá vẫn dùng được." | "Through that day data only monitor ({citation}); rating from verdicts still works.";

    // The choice of a set.
    "standard_set.unknown": "không có bộ tiêu chuẩn `{id}`" | "there is no standard set `{id}`",
        "Các bộ hiện có: {held}." | "The sets held: {held}.";
    "standard_set.not_in_force": "ngày {date} chưa có thông tư nào được biết là có hiệu lực cho {school_type}" | "no circular is known to have been in force for {school_type} on {date}",
        "Thông tư sớm nhất được biết có hiệu lực từ {earliest}." | "The earliest circular known is in force from {earliest}.";
    "standard_set.not_established": "ngày {date} áp dụng {documents} cho {school_type}, nhưng nội dung chưa được xác lập ở đây" | "on {date} {school_type} come under {documents}, whose rules are not established here",
        "{known}" | "{known}";
    "standard_set.damaged": "dữ liệu `{id}` đi kèm thư viện bị hỏng: {detail}" | "the data `{id}` that come with the library are damaged: {detail}",
        "Hãy cài lại thư viện." | "Install the library again.";
    "standard_set.not_loaded": "bộ `{id}` có trong thư viện nhưng chưa được tải" | "the set `{id}` is of the library but has not been loaded",
        "Hãy tải bộ này rồi hỏi lại." | "Load the set, then ask again.";
    "standard_set.not_packed": "không phải một bộ tiêu chuẩn được đóng gói với dữ liệu phiên bản {version}" | "not a standard set packed with data of version {version}",
        "Hãy đóng gói lại bộ bằng cùng phiên bản thư viện." | "Pack the set again with this version of the library.";

    // The data of a set.
    "standard_set.duplicate_id": "đã có bộ tiêu chuẩn `{id}`" | "a standard set `{id}` is already held",
        "Hãy đặt mã khác; bản mới của một bộ là một bộ mới." | "Give it an id of its own; a new version of a set is a set of its own.";
    "standard_set.invalid_code": "mã `{value}` sai dạng" | "code `{value}` is not of the right form",
        "Hãy viết theo dạng `{form}`." | "Write it like `{form}`.";
    "standard_set.duplicate_code": "`{value}` xuất hiện 2 lần" | "`{value}` is there twice",
        "Mỗi số và mỗi mã chỉ được dùng 1 lần." | "Each number and each code may stand once.";
    "standard_set.out_of_order": "gặp `{found}`, cần {expected}" | "found `{found}`, expected {expected}",
        "Tiêu chí, mức và chữ cái phải theo thứ tự, không nhảy cóc." | "Criteria, levels and letters follow each other without a gap.";
    "standard_set.unknown_code": "bộ này không có `{value}`" | "this set has no `{value}`",
        "Hãy dùng mã của một tiêu chuẩn, tiêu chí hoặc chỉ báo trong bộ này." | "Use the code of a standard, criterion or indicator of this set.";
    "json.untidy_text": "văn bản `{text}` rỗng hoặc có dấu cách, ký tự thừa" | "text `{text}` is empty or has stray spaces or characters",
        "Hãy bỏ dấu cách ở đầu, cuối, dấu cách đôi và ký tự xuống dòng." | "Remove spaces at its ends, double spaces and line breaks.";
    "standard_set.dates_out_of_order": "{then} sớm hơn {first}" | "{then} lies before {first}",
        "Ngày ban hành, ngày bắt đầu và ngày hết hiệu lực phải theo thứ tự." | "The dates of issue, of coming into force and of ending follow each other.";
    "standard_set.statement_or_letters": "mỗi mức cần đúng một trong hai: một yêu cầu chung, hoặc các chỉ báo có chữ cái" | "a level needs one of two: a statement, or lettered indicators",
        "Hãy ghi `statement` (kèm `if_any` nếu cần), hoặc `indicators`." | "Give `statement` (with `if_any` where needed), or `indicators`.";
    "standard_set.no_citation": "chưa nêu căn cứ" | "no place of the law is named",
        "Hãy ghi `article`, hoặc `annex` của cả bộ." | "Give `article`, or the `annex` of the set.";
    "standard_set.no_such_level": "tiêu chí {criterion} không có mức nào từ {level} trở xuống" | "criterion {criterion} has no level at or under {level}",
        "Quy tắc chỉ được yêu cầu mức mà tiêu chí có." | "A rule may ask a criterion only for levels it has.";
    "standard_set.counted_without_level": "tiêu chí {criterion} được đếm cho Mức {level} nhưng không có mức đó" | "criterion {criterion} is counted for level {level}, which it does not have",
        "Hãy bỏ tiêu chí này khỏi `of`, hoặc đưa vào `mandatory`." | "Take it out of `of`, or name it in `mandatory`.";
    "standard_set.number_or_percent": "cần đúng một trong hai: `at_least` hoặc `percent`" | "one of `at_least` and `percent` is needed, and only one",
        "Hãy giữ lại 1 trong 2 trường." | "Keep one of the two.";
    "standard_set.empty_list": "danh sách rỗng" | "an empty list",
        "Hãy ghi ít nhất 1 phần tử; quy tắc rỗng thì trường nào cũng đạt." | "Name at least one; every school would meet an empty rule.";
    "standard_set.falling_recognition": "mức cao hơn lại mở ra ít hơn mức thấp" | "a higher level opens less than a lower one",
        "Các số trong danh sách không được giảm dần." | "The numbers of the list must not fall.";
    "standard_set.quota_unreachable": "yêu cầu ít nhất {at_least} tiêu chí nhưng chỉ đếm trong {available} tiêu chí" | "at least {at_least} criteria are asked for, but only {available} are counted",
        "Số yêu cầu phải từ 1 đến số tiêu chí được đếm." | "Ask for at least one, and for no more than are counted.";
    "standard_set.floor_too_high": "mức tối thiểu {floor} không thấp hơn mức {level}" | "the floor {floor} is not under level {level}",
        "Mức tối thiểu phải thấp hơn mức mà nó đi kèm." | "The floor must be lower than the level it belongs to.";
    "standard_set.quotas_not_nested": "yêu cầu về số tiêu chí ở mức {higher} không bao hàm yêu cầu ở mức {lower}" | "the quota of level {higher} does not contain that of level {lower}",
        "Mức cao hơn phải đếm trong số tiêu chí của mức dưới và không đòi ít hơn." | "The higher level must count among the criteria of the lower, and ask for no fewer.";
    "standard_set.empty_rule": "mức {level} không yêu cầu điều gì" | "level {level} asks for nothing",
        "Hãy ghi `mandatory` hoặc `quota`." | "Give `mandatory` or `quota`.";
    "standard_set.unused_criterion": "không mức nào yêu cầu hoặc đếm tiêu chí {criterion}" | "no level asks for criterion {criterion} or counts it",
        "Hãy đưa tiêu chí vào `mandatory` hoặc `quota` của một mức." | "Name it in `mandatory` or `quota` of a level.";
    "standard_set.too_many_indicators": "có {found} chỉ báo, quá giới hạn {limit}" | "{found} indicators, over the limit of {limit}",
        "Hãy tách thành nhiều bộ." | "Split it into several sets.";
    "standard_set.wrong_length": "danh sách có {found} phần tử, cần {expected}" | "a list of {found}, where {expected} are due",
        "Mỗi mức, từ Mức 1, cần 1 phần tử." | "One item a level, from level 1 up.";

    "standard_set.unknown_fact": "không có số liệu `{fact}`" | "there is no fact `{fact}`",
        "Hãy dùng tên trong danh sách số liệu, hoặc thêm vào `facts` của bộ." | "Use a key of the vocabulary, or add the fact to the `facts` of the set.";
    "standard_set.not_a_number": "`{fact}` không phải là số" | "`{fact}` is not a number",
        "Chỉ số mới cộng và so được." | "Only numbers can be added and compared like this.";
    "standard_set.grade_needs_scale": "`scale` phải đi cùng giá trị `grade`, và chỉ với giá trị đó" | "`scale` goes with the value `grade`, and with no other",
        "Hãy liệt kê các bậc, thấp nhất trước." | "List the grades, lowest first.";
    "standard_set.threshold_does_not_fit": "`{fact}` không so được với `{threshold}`" | "`{fact}` cannot be compared with `{threshold}`",
        "Số so với số, có hoặc không so bằng `exactly`, bậc so với một bậc trong thang của số liệu." | "Compare numbers with numbers, yes or no by `exactly`, grades with a grade of the fact's scale.";
    "standard_set.nested_condition": "điều kiện này không được nằm trong một điều kiện cùng loại" | "a condition of this kind cannot stand inside another",
        "Hãy tách thành các điều kiện cạnh nhau." | "Put them beside each other.";
    "standard_set.too_many_facts": "có {found} số liệu, quá giới hạn {limit}" | "{found} facts, over the limit of {limit}",
        "Hãy bỏ những số liệu không dùng." | "Leave out those that are not used.";
    "standard_set.of_persons": "`{fact}` có giá trị riêng cho từng người" | "`{fact}` has a value for each person",
        "Hãy đặt trong `each_person`." | "Put it in `each_person`.";
    "standard_set.not_of_persons": "`{fact}` không chia theo người" | "`{fact}` has no value for each person",
        "Hãy dùng số liệu có `per` là `person`." | "Use a fact whose `per` names `person`.";

    // Official wording.
    "text_pack.unknown_path": "bộ `{standard_set}` không có chỉ báo `{path}`" | "set `{standard_set}` has no indicator `{path}`",
        "Hãy tạo mẫu trống cho bộ này để có đủ các đường dẫn." | "Make an empty pack for this set to see all its paths.";

    // Tables of schools.
    "table.unreadable_verdict": "`{value}` không cho biết rõ kết quả" | "`{value}` is not a verdict that can be told",
        "Hãy ghi `x` hoặc `Đạt`, `K` hoặc `Không đạt`, `Không áp dụng`, hoặc để trống." | "Write `x` or `Đạt` (met), `K` or `Không đạt` (not met), `Không áp dụng` (not applicable), or leave it blank.";
    "table.unreadable_level": "`{value}` không cho biết tiêu chí {criterion} đạt mức nào" | "`{value}` does not say which level criterion {criterion} reached",
        "Hãy ghi mức đạt được: {defined}; hoặc để trống nếu chưa đánh giá." | "Write the level reached: {defined}; or leave it blank if it is not assessed.";
    "table.said_twice": "chỉ báo {indicator} đã có kết quả ở chỗ khác" | "indicator {indicator} has a verdict elsewhere already",
        "Hãy giữ lại 1 chỗ: cột của tiêu chí, của mức hoặc của chỉ báo." | "Keep one of them: the column of the criterion, of the level or of the indicator.";
    "table.no_school": "dòng này không cho biết là của trường nào" | "this row does not say which school it is about",
        "Hãy ghi mã hoặc tên trường." | "Give the school's code or name.";
    "table.another_set": "dòng này nêu bộ tiêu chuẩn khác với các dòng trước của cùng trường" | "this row names another standard set than the rows before it of the same school",
        "Mỗi trường chỉ được xếp mức theo 1 bộ." | "A school is rated by one set.";
    "table.no_ratings": "không có cột nào là tiêu chí hoặc chỉ báo" | "no column is a criterion or an indicator",
        "Hãy đặt tên cột như `5.4` hoặc `5.4/2/c`; hoặc dùng các cột trường, chỉ báo và kết quả." | "Name columns like `5.4` or `5.4/2/c`; or use columns for school, path and verdict.";
    "table.duplicate_column": "có 2 cột cùng tên `{column}`" | "there are two columns `{column}`",
        "Hãy giữ lại 1 cột, hoặc đổi tên 1 cột." | "Keep one of them, or rename one.";
    "table.unclear_column": "tên cột `{column}` bắt đầu như mã tiêu chí nhưng không phải mã nào" | "the name of column `{column}` begins like the code of a criterion and is none",
        "Nếu cột chứa kết quả, hãy đặt tên như `5.4`, `5.4/2` hoặc `5.4/2/c`; nếu không, hãy đổi tên khác." | "If it holds ratings, name it like `5.4`, `5.4/2` or `5.4/2/c`; if not, give it another name.";
    "table.two_shapes": "bảng mỗi dòng một kết quả lại có cột đánh giá `{column}`" | "a table with a row a verdict has a column of ratings too, `{column}`",
        "Hãy tách thành 2 bảng: mỗi dòng một trường, hoặc mỗi dòng một kết quả." | "Make two tables of it: a row a school, or a row a verdict.";
    "table.number_for_name": "{value} là số, không cho biết rõ là tiêu chí nào" | "{value} is a number, and does not tell which criterion is meant",
        "Hãy ghi dưới dạng chữ, như `1.10`: viết thành số thì 1.10 cũng là 1.1." | "Write it as text, like `1.10`: as a number, 1.10 is 1.1 too.";
    "table.column_taken": "cột `{column}` trùng tên với cột kết quả" | "column `{column}` has the name of a column of the answer",
        "Hãy đổi tên cột này." | "Give the column another name.";
    "table.unreadable_type": "không đọc được dữ liệu kiểu {kind}" | "values of the kind {kind} cannot be read",
        "Hãy dùng chữ, số hoặc có/không." | "Use text, numbers or yes and no.";
    "table.uneven_columns": "số cột hoặc số dòng là {found}, cần {expected}" | "{found} columns or rows, where {expected} are due",
        "Mỗi tiêu chí cần 1 cột, các cột dài bằng nhau." | "One column a criterion, all of one length.";

    // Warnings. They come without a help of their own.
    "rating.set_not_in_force": "bộ `{standard_set}` có hiệu lực {in_force}, ngày đánh giá {assessed_on} nằm ngoài khoảng này{since}" | "set `{standard_set}` is in force {in_force}, and {assessed_on} lies outside{since}",
        "" | "";
    "rating.education_level_not_of_set": "bộ `{standard_set}` không dành cho trường có cấp học {education_level}" | "set `{standard_set}` is not for schools that teach {education_level}",
        "" | "";
    "rating.several_education_levels": "{document}: chưa xác lập cách xếp mức cho trường có nhiều cấp học; mức này chỉ phản ánh các kết quả đã nhập" | "{document}: how a school with several education levels is rated is not established; this is the level of the verdicts given, no more",
        "" | "";
    "rating.level_above_one_not_met": "tiêu chí {criterion}: Mức {level} được ghi đạt hoặc không áp dụng nhưng Mức {below} không đạt, nên Mức {level} không được tính" | "criterion {criterion}: level {level} is marked met or not applicable but level {below} is not met, so level {level} does not count",
        "" | "";
    "rating.not_applicable_unfounded": "`{indicator}` được ghi không áp dụng, nhưng quy định không có chữ \"nếu có\"" | "`{indicator}` is marked not applicable, but the law does not say \"nếu có\" there",
        "" | "";
    "rating.recognition_needs_more": "mức này chưa phải là công nhận: còn cần đánh giá ngoài hoặc thẩm định và các điều kiện tại {conditions}" | "this level is not a recognition: that also needs the external assessment (or appraisal) and the conditions of {conditions}",
        "" | "";
    "suggestion.rate_disagrees": "`{fact}` {year} được ghi {rate} nhưng tính từ số lượng là {computed}; số lượng được dùng" | "`{fact}` {year} is given as {rate} but its counts make it {computed}; the counts are used",
        "" | "";
    "suggestion.later_year": "`{fact}` có giá trị của {later}, sau năm học được xét ({last}), nên không được dùng" | "`{fact}` has a value of {later}, after the school year looked at ({last}), which is not used",
        "" | "";
    "suggestion.shares_not_percent": "mọi tỷ lệ đều không quá 1: tỷ lệ ghi theo phần trăm, 95 % là 95" | "no share given is over 1: shares are percentages, and 95 % is written 95",
        "" | "";
    "suggestion.shorter_history": "trường thành lập năm {founded}, chưa đủ các năm được xét; chưa xác lập cách tính, người đánh giá quyết định" | "the school was founded in {founded}, within the years looked at; how these then count is not established, so a person decides",
        "" | "";
    "suggestion.readings_differ": "{indicator}: 2 cách hiểu cho kết quả khác nhau ({doubt}): {about}" | "{indicator}: two readings give different answers ({doubt}): {about}",
        "" | "";
    "suggestion.verdict_contradicted": "{indicator} được ghi {verdict}, nhưng số liệu cho thấy {suggested}: {check}; căn cứ {citation}" | "{indicator} is marked {verdict}, but the data say {suggested}: {check}; by {citation}",
        "" | "";
    "suggestion.advisory_only": "đến hết ngày {until} số liệu chỉ để theo dõi, phân tích và cảnh báo, không quyết định kết quả ({citation})" | "through {until} data only serve to monitor, analyse and warn, and decide nothing ({citation})",
        "" | "";
    "suggestion.steady_change": "{meaning} thay đổi theo một chiều: {values}" | "{meaning} went one way throughout: {values}",
        "" | "";
}
