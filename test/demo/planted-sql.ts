/**
 * For each rule with planted rows a plain query that finds their ids in the SQLite file, written without the product.
 * What SQL cannot say shortly (check digits, dates of codes) is left to the reference evaluation.
 */
export const PLANTED_SQL: Readonly<Record<string, string>> = {
  'cd-bat-buoc.gioi_tinh': 'SELECT id FROM cong_dan WHERE gioi_tinh IS NULL',
  'cd-ho-ten-trong': `SELECT id FROM cong_dan
    WHERE trim(ho_ten, char(32, 9, 10, 13, 160, 8195, 12288, 8232)) = ''`,
  'cd-ho-ten-gia': `SELECT id FROM cong_dan
    WHERE ho_ten IN ('không rõ', 'Không rõ', 'KHÔNG RÕ', 'Chưa xác định', 'chưa đặt tên')`,
  'cd-ho-ten-dai': `SELECT id FROM cong_dan
    WHERE ho_ten GLOB '*[A-Za-z]*' AND (length(ho_ten) < 4 OR length(ho_ten) > 50)`,
  'cd-dinh-danh-trung': `SELECT id FROM cong_dan WHERE so_dinh_danh IN
    (SELECT so_dinh_danh FROM cong_dan GROUP BY so_dinh_danh HAVING count(*) > 1)`,
  'cd-dinh-danh': `SELECT id FROM cong_dan
    WHERE length(so_dinh_danh) <> 12 OR so_dinh_danh GLOB '*[^0-9]*'`,
  'cd-dinh-danh-gioi-tinh': `SELECT id FROM cong_dan
    WHERE length(so_dinh_danh) = 12 AND so_dinh_danh NOT GLOB '*[^0-9]*'
      AND ((gioi_tinh = 'Nam' AND substr(so_dinh_danh, 4, 1) % 2 = 1)
        OR (gioi_tinh = 'Nữ' AND substr(so_dinh_danh, 4, 1) % 2 = 0))`,
  'cd-gioi-tinh': "SELECT id FROM cong_dan WHERE gioi_tinh NOT IN ('Nam', 'Nữ', 'Khác')",
  'cd-ngay-sinh': `SELECT id FROM cong_dan WHERE ngay_sinh = date(ngay_sinh, '+0 days')
    AND (ngay_sinh < '1900-01-01' OR ngay_sinh > '2026-12-14')`,
  'cd-ngay-cap': `SELECT id FROM cong_dan WHERE ngay_sinh = date(ngay_sinh, '+0 days') AND ngay_cap < ngay_sinh`,
  'cd-trung-nguoi': `SELECT id FROM cong_dan WHERE (ho_ten, ngay_sinh, id_me) IN
    (SELECT ho_ten, ngay_sinh, id_me FROM cong_dan WHERE id_me IS NOT NULL AND ngay_sinh IS NOT NULL
     GROUP BY 1, 2, 3 HAVING count(*) > 1)`,
  'cd-cha-me.id_me':
    'SELECT id FROM cong_dan c WHERE id_me IS NOT NULL AND id_me NOT IN (SELECT id FROM cong_dan)',
  'cd-dien-thoai': `SELECT id FROM cong_dan
    WHERE dien_thoai NOT GLOB '0[35789][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9]'`,
  'cd-email': `SELECT id FROM cong_dan
    WHERE email NOT LIKE '%_@_%' OR email LIKE '%@%@%' OR email LIKE '% %'`,
  'dn-dai-dien': `SELECT id FROM doanh_nghiep WHERE so_dinh_danh_dai_dien NOT IN
    (SELECT so_dinh_danh FROM cong_dan WHERE so_dinh_danh IS NOT NULL)`,
  'dn-dien-tich': 'SELECT id FROM doanh_nghiep WHERE dien_tich_m2 < 0 OR dien_tich_m2 > 10000000',
  'dn-giai-the': 'SELECT id FROM doanh_nghiep WHERE ngay_giai_the < ngay_dang_ky',
  'dn-bao-cao': "SELECT id FROM doanh_nghiep WHERE ngay_bao_cao NOT GLOB '2026-[0-1][0-9]-[0-3][0-9]'",
  'dn-dien-thoai-gia': `SELECT id FROM doanh_nghiep
    WHERE dien_thoai IN ('0000000000', '1111111111', '0123456789', 'không có', 'KHÔNG CÓ', 'N/A')`,
  'hs-ma': `SELECT id FROM ho_so
    WHERE ma_ho_so NOT GLOB 'H14.*-[0-9][0-9][0-9][0-9][0-9][0-9]-[0-9][0-9][0-9][0-9]'`,
  'hs-thu-tuc-don-vi': `SELECT id FROM ho_so h WHERE ma_don_vi IS NOT NULL AND NOT EXISTS
    (SELECT 1 FROM thu_tuc_don_vi t WHERE t.ma_thu_tuc = h.ma_thu_tuc AND t.ma_don_vi = h.ma_don_vi)`,
  'hs-nguoi-nop': `SELECT id FROM ho_so WHERE so_dinh_danh_nop NOT IN
    (SELECT so_dinh_danh FROM cong_dan WHERE so_dinh_danh IS NOT NULL)`,
  'hs-co-nguoi-nop': 'SELECT id FROM ho_so WHERE so_dinh_danh_nop IS NULL AND ma_so_thue_nop IS NULL',
  'hs-tra-ket-qua': 'SELECT id FROM ho_so WHERE ngay_tra_ket_qua < ngay_tiep_nhan',
  'nktd-nguoi': `SELECT id FROM nhat_ky_thay_doi
    WHERE nguoi_thuc_hien IS NULL OR trim(nguoi_thuc_hien, char(32, 160)) = ''`,
  'nkcs-don-vi': `SELECT id FROM nhat_ky_chia_se
    WHERE ma_don_vi_khai_thac NOT IN (SELECT ma FROM don_vi_khai_thac)`,
};

/** Ids of the rows whose value is not of its column's type, by column. */
export const ILL_TYPED_SQL: Readonly<Record<string, string>> = {
  'cong_dan.ngay_sinh': `SELECT id FROM cong_dan
    WHERE ngay_sinh IS NOT NULL AND ngay_sinh IS NOT date(ngay_sinh, '+0 days')`,
  'cong_dan.nam_sinh': "SELECT id FROM cong_dan WHERE typeof(nam_sinh) <> 'integer'",
  'doanh_nghiep.so_lao_dong':
    "SELECT id FROM doanh_nghiep WHERE typeof(so_lao_dong) NOT IN ('integer', 'null')",
};
