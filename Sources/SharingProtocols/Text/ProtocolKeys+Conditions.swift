extension ProtocolKeys {
    /// Under which conditions.
    static let conditions: [String: Meaning] = [
        "delivery": Meaning("delivery", tr: "Teslim"),
        "delivery.channels": Meaning(
            "channels",
            tr: "Yollar: api, wms, wfs, package (paket), one-off (bir kez)",
            #"["api", "package"]"#
        ),
        "delivery.formats": Meaning("formats", tr: "Biçimler; yazılmazsa hepsi", #"["geojson", "gpkg"]"#),
        "delivery.crs": Meaning("CRSs", tr: "Koordinat sistemleri; yazılmazsa hepsi", #"["EPSG:5254", "OGC:CRS84"]"#),
        "delivery.frequency": Meaning(
            "frequency",
            tr: "Paket sıklığı: once, daily, weekly, monthly, quarterly, yearly, on-request",
            #""monthly""#
        ),
        "delivery.content": Meaning("content", tr: "full (tümü), delta (değişenler)", #""full""#),
        "delivery.target": Meaning("target", tr: "pull (alıcı çeker), directory (klasöre konur), sftp", #""pull""#),
        "delivery.directory": Meaning("directory", tr: "Paket klasörü", #""paketler/su-idaresi""#),
        "limits": Meaning("limits", tr: "Sınırlar"),
        "limits.requests_per_minute": Meaning("requests per minute", tr: "Dakikada istek", "120"),
        "limits.concurrent_requests": Meaning("concurrent requests", tr: "Aynı anda istek", "4"),
        "limits.features_per_day": Meaning("features per day", tr: "Günde kayıt", "100000"),
        "limits.features_per_month": Meaning("features per month", tr: "Ayda kayıt", "1000000"),
        "limits.bytes_per_day": Meaning("bytes per day", tr: "Günde bayt", "1000000000"),
        "limits.bytes_per_month": Meaning("bytes per month", tr: "Ayda bayt", "10000000000"),
        "limits.distinct_features_per_day": Meaning(
            "distinct features per day",
            tr: "Günde ayrı kayıt (parsel)",
            "5000"
        ),
        "limits.distinct_features_per_month": Meaning(
            "distinct features per month",
            tr: "Ayda ayrı kayıt (parsel)",
            "50000"
        ),
        "limits.square_kilometres_per_day": Meaning(
            "square kilometres per day",
            tr: "Günde sorgulanan alan, km²",
            "50"
        ),
        "limits.square_kilometres_per_month": Meaning(
            "square kilometres per month",
            tr: "Ayda sorgulanan alan, km²",
            "500"
        ),
        "limits.ip_ranges": Meaning(
            "IP ranges",
            tr: "İsteklerin gelebileceği IP aralıkları; yazılmazsa her yerden",
            #"["192.0.2.0/24"]"#
        ),
        "limits.hours": Meaning("hours", tr: "İsteklere yanıt verilen saatler, Türkiye saatiyle; yazılmazsa her zaman"),
        "limits.hours.days": Meaning(
            "days",
            tr: "Günler: mon, tue, wed, thu, fri, sat, sun; yazılmazsa her gün",
            #"["mon", "tue", "wed", "thu", "fri"]"#
        ),
        "limits.hours.from": Meaning("from", tr: "Başlangıç", #""08:00""#),
        "limits.hours.to": Meaning("to", tr: "Bitiş; başlangıçtan önceyse ertesi gün", #""18:00""#),
        "term": Meaning("term", tr: "Süre"),
        "term.start": Meaning("start", tr: "İlk gün", #""2026-12-01""#),
        "term.end": Meaning("end", tr: "Son gün", #""2027-11-30""#),
        "term.renewal": Meaning("renewal", tr: "Yenileme koşulu", #""Yazılı istekle bir yıl""#),
        "term.review": Meaning("review date", tr: "Gözden geçirme tarihi", #""2027-06-01""#),
        "secrecy": Meaning("secrecy", tr: "Gizlilik"),
        "secrecy.grade": Meaning(
            "secrecy grade",
            tr: "Paylaşılan en yüksek derece: tasnif-disi, hizmete-ozel, ozel, gizli",
            #""tasnif-disi""#
        ),
        "secrecy.no_passing_on": Meaning("no passing on", tr: "Veri üçüncü kişilere verilemez mi", "true"),
        "secrecy.derived_data": Meaning(
            "derived data",
            tr: "Türetilmiş veri kuralı",
            #""Türetilen veriler de bu protokole tabidir.""#
        ),
        "secrecy.attribution": Meaning("attribution", tr: "Kaynak gösterme metni", #""Kaynak: Örnek Belediyesi""#),
        "security": Meaning("security", tr: "Güvenlik"),
        "security.tls": Meaning("TLS", tr: "Bağlantı şifreli (TLS) mi", "true"),
        "security.key_rotation_days": Meaning("key rotation days", tr: "Anahtar kaç günde bir yenilenir", "180"),
        "security.incident_notice_hours": Meaning(
            "incident notice hours",
            tr: "İhlal kaç saat içinde bildirilir",
            "24"
        ),
        "obligations": Meaning("obligations", tr: "Karşı yükümlülükler: alıcının verdikleri"),
        "obligations.text": Meaning("obligation", tr: "Yükümlülük", #""Abone hatlarının altı ayda bir teslimi""#),
        "obligations.layer": Meaning("layer", tr: "Teslim edeceği katman", #""altyapi_hat""#),
        "obligations.period_days": Meaning("period in days", tr: "Kaç günde bir", "180"),
        "audit": Meaning("audit", tr: "Denetim"),
        "audit.right_to_audit": Meaning("right to audit", tr: "Veren tarafın denetleme hakkı var mı", "true"),
        "audit.retention_years": Meaning("record retention in years", tr: "Erişim kayıtları kaç yıl saklanır", "5"),
        "audit.yearly_report": Meaning("yearly report", tr: "Yıllık rapor hazırlanır mı", "false"),
        "termination": Meaning("termination", tr: "Fesih"),
        "termination.conditions": Meaning("conditions", tr: "Fesih koşulları", #""Amaç dışı kullanım""#),
        "termination.destruction_proof": Meaning(
            "destruction proof",
            tr: "Verinin imha edildiğinin kanıtı",
            #""İmha tutanağı""#
        ),
        "approval": Meaning("approval", tr: "Yetkili onayı; 'pafta protocol approve' doldurur"),
        "approval.name": Meaning("approver", tr: "Onaylayan", #""Ad Soyad""#),
        "approval.title": Meaning("title", tr: "Unvanı", #""Genel Sekreter""#),
        "approval.date": Meaning("approval date", tr: "Onay tarihi", #""2026-11-20""#),
        "approval.document_no": Meaning("approval document", tr: "Onay yazısının numarası", #""EBYS-2026/1234""#),
        "approval.signature_sha256": Meaning("signature hash", tr: "E-imza dosyasının SHA-256 özeti", #""""#),
        "annexes": Meaning("annexes", tr: "Ekler"),
        "annexes.name": Meaning("annex name", tr: "Ekin adı", #""Ek-1 İmzalı protokol.pdf""#),
        "annexes.sha256": Meaning("annex hash", tr: "Dosyanın SHA-256 özeti (sha256sum DOSYA)", #""""#),
    ]
}
