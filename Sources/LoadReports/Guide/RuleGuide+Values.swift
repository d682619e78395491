internal import GeoCore

extension RuleGuide {
    /// Rules on the values of fields.
    static let values: [Int: RuleGuide] = [
        16: RuleGuide(
            LocalizedText("Required fields filled", tr: "Zorunlu alanlar dolu"),
            checked: LocalizedText("Required fields hold a value.", tr: "Zorunlu alanlar boş olmamalıdır."),
            action: LocalizedText("Fill in the missing values in the source.", tr: "Eksik değerleri kaynakta doldurun.")
        ),
        17: RuleGuide(
            LocalizedText("Values in their range", tr: "Değerler aralığında"),
            checked: LocalizedText(
                "Values are of the right type and lie in the range allowed.",
                tr: "Değerler doğru türde ve izin verilen aralıkta olmalıdır."
            ),
            action: LocalizedText(
                "Correct the value in the source; write numbers without separators of thousands.",
                tr: "Değeri kaynakta düzeltin; sayıları binlik ayırıcısız yazın."
            )
        ),
        18: RuleGuide(
            LocalizedText("Values in their code list", tr: "Değerler kod listesinde"),
            checked: LocalizedText(
                "Values are in the code list of the field.",
                tr: "Değerler alanın kod listesinde bulunmalıdır."
            ),
            action: LocalizedText(
                "Write the value as the list has it, or have the list extended.",
                tr: "Değeri listedeki gibi yazın ya da listeye eklenmesini isteyin."
            )
        ),
        19: RuleGuide(
            LocalizedText("Keys unique", tr: "Anahtarlar tek"),
            checked: LocalizedText(
                "No two features have the same key, such as neighbourhood, block and parcel.",
                tr: "İki nesnenin anahtarı (örneğin mahalle, ada, parsel) aynı olmamalıdır."
            ),
            action: LocalizedText(
                "Correct the number, or delete the feature that is there twice.",
                tr: "Numarayı düzeltin ya da yinelenen nesneyi silin."
            )
        ),
        23: RuleGuide(
            LocalizedText("Registered and computed area", tr: "Tapu alanı ile hesap alanı"),
            checked: LocalizedText(
                "The registered area agrees with the drawn one within the legal tolerance.",
                tr: "Tapu alanı ile çizimden hesaplanan alan, yasal yanılma sınırı içinde uyuşmalıdır."
            ),
            action: LocalizedText(
                "Compare with the land registry; look for a corner point that was drawn wrongly.",
                tr: "Tapu kaydıyla karşılaştırın; yanlış çizilmiş köşe noktası arayın."
            )
        ),
        26: RuleGuide(
            LocalizedText("Name of the map sheet", tr: "Pafta adı"),
            checked: LocalizedText(
                "The sheet name can be read, and the feature lies on that sheet.",
                tr: "Pafta adı okunabilmeli, nesne o paftanın içinde olmalıdır."
            ),
            action: LocalizedText(
                "Write the name as in 'I29-b-08-d-4-c', and look whether the feature lies where it should.",
                tr: "Adı 'I29-b-08-d-4-c' biçiminde yazın; nesnenin yeri doğru mu, bakın."
            )
        ),
        28: RuleGuide(
            LocalizedText("Personal data", tr: "Kişisel veri"),
            checked: LocalizedText(
                "No field holds personal data that was not declared (KVKK 6698).",
                tr: "Bildirilmemiş hiçbir alanda kişisel veri (6698 sayılı KVKK) bulunmamalıdır."
            ),
            action: LocalizedText(
                "Delete the field from the delivery, or declare it with '--personal FIELD'.",
                tr: "Alanı teslimattan çıkarın ya da '--personal ALAN' ile bildirin."
            )
        ),
    ]
}
