internal import GeoCore

extension RuleGuide {
    /// Rules on a layer as a whole, or against others.
    static let layers: [Int: RuleGuide] = [
        24: RuleGuide(
            LocalizedText("Inside the area it names", tr: "Yazılı yerinin içinde"),
            checked: LocalizedText(
                "A feature lies in the neighbourhood or block that it names.",
                tr: "Nesne, kaydında yazan mahallenin ya da adanın içinde olmalıdır."
            ),
            action: LocalizedText(
                "Correct the code, or the place of the feature.",
                tr: "Kodu ya da nesnenin yerini düzeltin."
            )
        ),
        25: RuleGuide(
            LocalizedText("Inside the plan", tr: "Planın içinde"),
            checked: LocalizedText(
                "Areas of a plan lie in its boundary and do not overlap.",
                tr: "Plan alanları plan sınırının içinde kalmalı, birbiriyle çakışmamalıdır."
            ),
            action: LocalizedText(
                "Cut the area at the plan's boundary.",
                tr: "Alanı plan sınırından kesin."
            )
        ),
        29: RuleGuide(
            LocalizedText("Names of fields", tr: "Alan adları"),
            checked: LocalizedText(
                "It is recorded how fields of the source became fields of the layer.",
                tr: "Kaynaktaki alanların katmanın hangi alanlarına alındığı kaydedilir."
            ),
            action: LocalizedText(
                "Read the list of fields; give a mapping file where it is wrong.",
                tr: "Alan listesini okuyun; yanlışsa eşleme dosyası verin."
            )
        ),
        30: RuleGuide(
            LocalizedText("Nothing new", tr: "Yenilik yok"),
            checked: LocalizedText(
                "The same file was not loaded before.",
                tr: "Aynı dosya daha önce yüklenmemiş olmalıdır."
            ),
            action: LocalizedText("Deliver the newer file.", tr: "Yeni dosyayı gönderin.")
        ),
        31: RuleGuide(
            LocalizedText("Number of features", tr: "Nesne sayısı"),
            checked: LocalizedText(
                "There are not far fewer features than before.",
                tr: "Nesne sayısı öncekine göre çok azalmamış olmalıdır."
            ),
            action: LocalizedText(
                "Check whether the file is complete; if so, load with '--force'.",
                tr: "Dosyanın eksiksiz olduğunu denetleyin; öyleyse '--force' ile yükleyin."
            )
        ),
        34: RuleGuide(
            LocalizedText("Raster usable", tr: "Raster kullanılabilir"),
            checked: LocalizedText(
                "A raster says where it lies, and how large a pixel is on the ground.",
                tr: "Rasterın konumu ve hücre boyu belli olmalıdır."
            ),
            action: LocalizedText(
                "Export with georeference and coordinate system.",
                tr: "Konum bilgisi ve koordinat sistemiyle dışa aktarın."
            )
        ),
    ]
}
