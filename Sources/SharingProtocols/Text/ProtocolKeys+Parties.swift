extension ProtocolKeys {
    /// Who, on which ground, and for what.
    static let parties: [String: Meaning] = [
        "number": Meaning("protocol number", tr: "Protokol numarası", #""2026/14""#),
        "version": Meaning("version", tr: "Sürüm; kaydedildikçe Pafta artırır", "1"),
        "title": Meaning("title", tr: "Konusu, birkaç sözcükle", #""Su abonelikleri için bina ve kapı verileri""#),
        "giver": Meaning("giver", tr: "Veriyi veren taraf"),
        "receiver": Meaning("receiver", tr: "Veriyi alan taraf"),
        "giver.name": Meaning("name", tr: "Kurumun ya da kişinin adı", #""Örnek Su ve Kanalizasyon İdaresi""#),
        "receiver.name": Meaning("name", tr: "Kurumun ya da kişinin adı", #""Örnek Su ve Kanalizasyon İdaresi""#),
        "giver.kind": Meaning(
            "kind",
            tr: "Türü: public (kamu), company (belediye şirketi), university (üniversite), private "
                + "(özel), ngo (STK), person (gerçek kişi)",
            #""public""#
        ),
        "receiver.kind": Meaning(
            "kind",
            tr: "Türü: public (kamu), company (belediye şirketi), university (üniversite), private "
                + "(özel), ngo (STK), person (gerçek kişi)",
            #""public""#
        ),
        "giver.detsis": Meaning("DETSİS number", tr: "DETSİS numarası (kamu kurumları)", #""12345678""#),
        "receiver.detsis": Meaning("DETSİS number", tr: "DETSİS numarası (kamu kurumları)", #""12345678""#),
        "giver.vkn": Meaning("tax number", tr: "Vergi kimlik numarası (ötekiler)", #""1234567890""#),
        "receiver.vkn": Meaning("tax number", tr: "Vergi kimlik numarası (ötekiler)", #""1234567890""#),
        "giver.unit": Meaning("unit", tr: "İlgili birim", #""Bilgi İşlem Dairesi""#),
        "receiver.unit": Meaning("unit", tr: "İlgili birim", #""Bilgi İşlem Dairesi""#),
        "giver.contact_person": Meaning("contact person", tr: "İlgili kişi", #""Ad Soyad""#),
        "receiver.contact_person": Meaning("contact person", tr: "İlgili kişi", #""Ad Soyad""#),
        "giver.email": Meaning("e-mail", tr: "E-posta", #""birim@example.org""#),
        "receiver.email": Meaning("e-mail", tr: "E-posta", #""birim@example.org""#),
        "giver.phone": Meaning("telephone", tr: "Telefon", #""0212 000 00 00""#),
        "receiver.phone": Meaning("telephone", tr: "Telefon", #""0212 000 00 00""#),
        "giver.kvkk_contact": Meaning("KVKK contact", tr: "KVKK irtibat kişisi", #""Ad Soyad""#),
        "receiver.kvkk_contact": Meaning("KVKK contact", tr: "KVKK irtibat kişisi", #""Ad Soyad""#),
        "legal_basis": Meaning("legal basis", tr: "Dayanak: bu bölüm boşsa protokol onaylanmaz"),
        "legal_basis.law": Meaning("law", tr: "Kanun ya da kararname", #""5393 sayılı Belediye Kanunu""#),
        "legal_basis.article": Meaning("article", tr: "Maddesi", #""14""#),
        "legal_basis.matrix_reference": Meaning("matrix reference", tr: "Veri paylaşım matrisindeki yeri", #""B-12""#),
        "legal_basis.letter_no": Meaning("request letter number", tr: "İstek yazısının sayısı", #""E-1234""#),
        "legal_basis.letter_date": Meaning("request letter date", tr: "İstek yazısının tarihi", #""2026-11-02""#),
        "legal_basis.ebys_no": Meaning("EBYS number", tr: "EBYS numarası", #""EBYS-2026/1234""#),
        "purpose": Meaning("purpose", tr: "Amaç: veri başka amaçla kullanılamaz"),
        "purpose.text": Meaning("purpose text", tr: "Amaç, sözle", #""Abone adreslerinin doğrulanması""#),
        "purpose.code": Meaning("purpose code", tr: "Amaç kodu; her erişimle birlikte kaydedilir", #""ABONE""#),
        "council_decision": Meaning(
            "council decision",
            tr: "Meclis ya da encümen kararı: veri ücretliyse ya da alan taraf özelse gerekir"
        ),
        "council_decision.body": Meaning(
            "deciding body",
            tr: "Kararı veren: council (meclis), committee (encümen)",
            #""council""#
        ),
        "council_decision.number": Meaning("decision number", tr: "Karar numarası", #""2026/87""#),
        "council_decision.date": Meaning("decision date", tr: "Karar tarihi", #""2026-10-05""#),
        "fee": Meaning("fee", tr: "Ücret"),
        "fee.kind": Meaning("fee kind", tr: "free (bedelsiz), tariff (tarife), contract (sözleşme)", #""free""#),
        "fee.unit": Meaning(
            "fee unit",
            tr: "Neye göre: layer (katman), sheet (pafta), district (ilçe), neighbourhood (mahalle), page "
                + "(sayfa), km2, request (istek)",
            #""sheet""#
        ),
        "fee.amount": Meaning("amount in Turkish lira", tr: "Birim ücret, Türk lirası", "250.5"),
        "fee.receipt_no": Meaning("receipt number", tr: "Makbuz numarası", #""2026-00451""#),
    ]
}
