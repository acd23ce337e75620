import type { OutcomeStatus } from '../../model/result.ts';
import type { Criterion, Dimension, Section, Severity } from '../../model/rule.ts';
import type { SharingClass } from '../../model/rule-file.ts';

/** The fixed wording of reports in Vietnamese. Figures come already drawn, as text. */
export const vi = {
  title: (year: number) => `Báo cáo kiểm tra, đánh giá chất lượng dữ liệu năm ${year}`,
  none: 'Không có.',
  unknown: '–',
  yes: 'có',
  no: 'không',
  nullKey: '(NULL)',

  identity: {
    owner: 'Chủ quản cơ sở dữ liệu',
    recipient: 'Đơn vị nhận báo cáo',
    contact: (field: string) => `Đầu mối liên hệ (${field})`,
    contactFields: { name: 'họ tên', role: 'chức vụ', phone: 'điện thoại', email: 'thư điện tử' },
    database: 'Cơ sở dữ liệu',
    engine: 'Hệ quản trị cơ sở dữ liệu',
    isolation: 'Bản chụp dữ liệu (mức cô lập)',
    snapshotAt: 'Thời điểm của bản chụp',
    snapshotId: 'Mã bản chụp',
    otherDatabase: 'CSDL đối chiếu, thời điểm của bản chụp',
    cutoff: 'Ngày chốt số liệu',
    year: 'Năm báo cáo',
    legal: 'Hồ sơ pháp lý áp dụng',
    scoring: 'Hồ sơ chấm điểm áp dụng',
    selectedTables: 'Chỉ kiểm tra các bảng',
    selectedRules: 'Chỉ kiểm tra các quy tắc',
    started: 'Bắt đầu chạy',
    finished: 'Kết thúc',
    tool: 'Công cụ',
    noName: '(chưa khai báo)',
  },

  notices: {
    incomplete: 'KẾT QUẢ CHƯA ĐẦY ĐỦ',
    remarks: 'Lưu ý',
    missing: 'Báo cáo chính thức còn thiếu thông tin',
    missingLine: (word: string) => `Chưa khai báo: ${word}`,
  },

  headings: {
    summary: 'Tổng hợp',
    scores: 'Tỷ lệ dữ liệu phù hợp',
    findings: 'Các phát hiện',
    errors: 'Quy tắc không thực hiện được',
    notApplicable: 'Quy tắc không áp dụng',
    proposals: 'Đề xuất duy trì dữ liệu',
    inventoryTables: 'Danh sách bảng',
    inventoryColumns: 'Danh sách cột',
    ownerSql: 'Quy tắc dùng câu lệnh SQL của chủ quản',
    queries: 'Các truy vấn đã chạy',
    reading: 'Cách đọc các số liệu',
    byCriterion: 'Theo tiêu chí',
    byTable: 'Theo bảng',
  },

  sections: {
    a: 'a) Kiểm kê hạng mục nội dung dữ liệu',
    b: 'b) Tuân thủ tiêu chuẩn, quy chuẩn kỹ thuật, quy định',
    c: 'c) Chất lượng dữ liệu (độ chính xác, độ toàn vẹn, dữ liệu bất thường)',
    d: 'd) Duy trì, vận hành, cập nhật, nhật ký, khai thác',
    đ: 'đ) Chia sẻ dữ liệu',
    e: 'e) Nội dung khác',
  } satisfies Record<Section, string>,

  summary: {
    rules: 'Số quy tắc',
    pass: 'Quy tắc đạt',
    fail: 'Quy tắc không đạt',
    failedError: '– trong đó mức lỗi',
    failedWarning: '– trong đó mức cảnh báo',
    failedInfo: '– trong đó mức thông tin',
    error: 'Quy tắc không thực hiện được',
    notApplicable: 'Quy tắc không áp dụng',
    ownerSql: 'Quy tắc dùng SQL của chủ quản',
    checked: 'Số lượt bản ghi đã kiểm tra',
    violations: 'Số lượt vi phạm',
    notEvaluable: 'Số lượt không đánh giá được',
    rate: 'Tỷ lệ vi phạm',
    failOn: 'Ngưỡng kết luận',
    failOnNever: 'không kết luận',
    conclusion: 'Kết luận',
  },

  exit: {
    0: 'Đạt: không có quy tắc nào ở ngưỡng kết luận trở lên bị vi phạm (mã thoát 0).',
    1: 'Không đạt: có quy tắc ở ngưỡng kết luận trở lên bị vi phạm (mã thoát 1).',
    2: 'Chưa kiểm tra được gì (mã thoát 2).',
    3: 'Chưa đầy đủ: có nội dung không thực hiện được (mã thoát 3).',
  },
  exitUnjudged: 'Không kết luận đạt hay không đạt, theo --fail-on never (mã thoát 0).',

  sectionTallies: (figures: {
    rules: string;
    pass: string;
    fail: string;
    error: string;
    notApplicable: string;
  }) =>
    `Số quy tắc: ${figures.rules}; đạt: ${figures.pass}; không đạt: ${figures.fail}; ` +
    `không thực hiện được: ${figures.error}; không áp dụng: ${figures.notApplicable}.`,
  sectionRecords: (figures: { checked: string; violations: string; rate: string; notEvaluable: string }) =>
    `Đã kiểm tra ${figures.checked} lượt bản ghi, vi phạm ${figures.violations} (${figures.rate}), ` +
    `không đánh giá được ${figures.notEvaluable}.`,
  sectionEmpty: 'Không có quy tắc nào thuộc mục này.',
  inventoryFigures: (figures: { tables: string; columns: string; rows: string; uncounted: string }) =>
    `Kiểm kê được ${figures.tables} bảng, ${figures.columns} cột; tổng số bản ghi đã đếm: ${figures.rows}; ` +
    `số bảng chưa đếm: ${figures.uncounted}.`,

  columns: {
    number: 'STT',
    id: 'Mã quy tắc',
    title: 'Quy tắc',
    type: 'Loại quy tắc',
    table: 'Bảng',
    columns: 'Cột',
    section: 'Mục',
    criterion: 'Tiêu chí',
    dimension: 'Đặc tính chất lượng',
    severity: 'Mức độ',
    status: 'Kết quả',
    unit: 'Đơn vị đếm',
    scope: 'Số bản ghi trong phạm vi',
    notApplicable: 'Không áp dụng',
    checked: 'Đã kiểm tra',
    violations: 'Vi phạm',
    notEvaluable: 'Không đánh giá được',
    rate: 'Tỷ lệ vi phạm',
    observed: 'Giá trị đo được',
    groups: 'Số nhóm trùng',
    tolerance: 'Mức cho phép',
    proof: 'Căn cứ',
    ownerSql: 'SQL của chủ quản',
    message: 'Diễn giải',
    reason: 'Lý do',
    samples: 'Bản ghi mẫu',
    queries: 'Truy vấn',
    proposal: 'Đề xuất',
    conforming: 'Phù hợp',
    conformingRate: 'Tỷ lệ phù hợp',
    queryId: 'Mã truy vấn',
    rules: 'Phục vụ quy tắc',
    sql: 'Câu lệnh SQL',
    parameters: 'Tham số',
    duration: 'Thời gian (ms)',
    queryError: 'Lỗi',
    name: 'Tên',
    label: 'Tên gọi',
    kind: 'Loại',
    declared: 'Có trong tệp quy tắc',
    rows: 'Số bản ghi',
    estimate: 'Số bản ghi ước tính',
    bytes: 'Dung lượng (byte)',
    lastUpdated: 'Cập nhật gần nhất',
    sharing: 'Hình thức chia sẻ',
    key: 'Khóa',
    columnCount: 'Số cột',
    comment: 'Ghi chú',
    position: 'Thứ tự',
    dataType: 'Kiểu dữ liệu',
    nullable: 'Cho phép NULL',
    default: 'Mặc định',
    meaning: 'Ý nghĩa',
    personal: 'Dữ liệu cá nhân',
    nulls: 'Số NULL',
    illTyped: 'Sai kiểu',
    value: 'Giá trị',
    item: 'Chỉ tiêu',
  },

  severity: { error: 'lỗi', warning: 'cảnh báo', info: 'thông tin' } satisfies Record<Severity, string>,
  status: {
    pass: 'đạt',
    fail: 'không đạt',
    error: 'không thực hiện được',
    'not-applicable': 'không áp dụng',
  } satisfies Record<OutcomeStatus, string>,
  unit: { row: 'bản ghi', table: 'bảng' },
  proof: { scan: 'đếm trên dữ liệu', constraint: 'ràng buộc của cơ sở dữ liệu' },
  criterion: {
    dung: 'đúng',
    du: 'đủ',
    sach: 'sạch',
    song: 'sống',
    'thong-nhat': 'thống nhất',
  } satisfies Record<Criterion, string>,
  dimension: {
    accuracy: 'độ chính xác',
    completeness: 'độ đầy đủ',
    consistency: 'tính nhất quán',
    credibility: 'độ tin cậy',
    currentness: 'tính cập nhật',
    compliance: 'tính tuân thủ',
    precision: 'độ chi tiết',
  } satisfies Record<Dimension, string>,
  sharing: {
    open: 'dữ liệu mở',
    default: 'chia sẻ mặc định',
    'on-request': 'chia sẻ theo yêu cầu',
    none: 'không chia sẻ',
  } satisfies Record<SharingClass, string>,
  tableKind: {
    table: 'bảng',
    view: 'khung nhìn',
    'materialized-view': 'khung nhìn vật chất hóa',
    'partitioned-table': 'bảng phân mảnh',
    'foreign-table': 'bảng ngoài',
  },

  markedOwnerSql: (title: string) => `${title} (SQL của chủ quản)`,
  ownerSqlNote:
    'Các quy tắc dưới đây chứa câu lệnh SQL do chủ quản tự viết. Đơn vị thẩm tra cần đọc câu lệnh trong phần ' +
    'truy vấn trước khi dùng số liệu của chúng.',
  samplesNote:
    'Bản ghi mẫu gồm khóa của bản ghi, và giá trị nếu khi chạy có yêu cầu; cột có dữ liệu cá nhân luôn được che.',
  moreValues: (count: string) => `… và ${count} giá trị nữa, ghi đủ trong report.json`,

  reading: [
    'Với mỗi quy tắc: số bản ghi trong phạm vi = không áp dụng + đã kiểm tra + không đánh giá được; số vi phạm không vượt quá số đã kiểm tra.',
    'Bản ghi không thỏa điều kiện của quy tắc, hoặc có giá trị NULL ở cột được xét, là không áp dụng. Riêng quy tắc bắt buộc có giá trị thì NULL là vi phạm.',
    'Bản ghi không đánh giá được (ví dụ giá trị không đúng kiểu đã khai báo của cột) được đếm riêng, không bao giờ được coi là đạt.',
    'Quy tắc không có bản ghi nào để kiểm tra là “không áp dụng”, không phải “đạt”.',
    'Quy tắc về giá trị trùng đếm mọi bản ghi của nhóm trùng, kể cả bản ghi đầu tiên.',
    'Quy tắc về cả bảng có đơn vị đếm là “bảng”: phạm vi là 1, vi phạm là 0 hoặc 1, kèm giá trị đo được; không tính vào tỷ lệ vi phạm.',
    'Một bản ghi được tính một lượt cho mỗi quy tắc kiểm tra nó. Tỷ lệ vi phạm = vi phạm ÷ đã kiểm tra, tính chính xác và chỉ làm tròn khi in ra; “< 0,01 %” là có vi phạm nhưng nhỏ hơn mức in được.',
    'Quy tắc không đạt khi số vi phạm lớn hơn mức cho phép. Mọi số liệu lấy từ cùng một bản chụp dữ liệu nêu ở đầu báo cáo.',
  ],

  sheets: {
    summary: 'Tổng hợp',
    tables: 'Kiểm kê bảng',
    columns: 'Kiểm kê cột',
    outcomes: 'Kết quả quy tắc',
    findings: 'Phát hiện',
    queries: 'Truy vấn',
  },

  terminal: {
    cutoff: (day: string) => `chốt số liệu ${day}`,
    checkedOf: 'Vi phạm / kiểm tra',
    rate: 'Tỷ lệ',
    more: (count: string) => `và ${count} phát hiện nữa`,
    moreRules: (count: string) => `và ${count} quy tắc nữa`,
    noFindings: 'Không có phát hiện nào.',
    failed: (figures: { error: string; warning: string; info: string }) =>
      `Không đạt theo mức độ: ${figures.error} lỗi, ${figures.warning} cảnh báo, ${figures.info} thông tin.`,
  },
};

/** The keys every language must have. */
export type Wording = typeof vi;
