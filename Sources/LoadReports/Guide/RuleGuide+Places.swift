internal import GeoCore

extension RuleGuide {
    /// Rules on the coordinate system and on where features lie.
    static let places: [Int: RuleGuide] = [
        1: RuleGuide(
            LocalizedText("Coordinate system given", tr: "Koordinat sistemi belli"),
            checked: LocalizedText(
                "The file says in which coordinate system it is.",
                tr: "Dosyada koordinat sistemi yazılı olmalıdır."
            ),
            action: LocalizedText(
                "Deliver the .prj file too, or load with '--crs EPSG:…' if you know the system for sure.",
                tr: ".prj dosyasını da gönderin; sistemi kesin biliyorsanız '--crs EPSG:…' ile yükleyin."
            )
        ),
        2: RuleGuide(
            LocalizedText("Coordinate system known", tr: "Koordinat sistemi tanınıyor"),
            checked: LocalizedText(
                "The coordinate system has an EPSG code.",
                tr: "Koordinat sisteminin bir EPSG kodu olmalıdır."
            ),
            action: LocalizedText(
                "Choose a standard system such as TUREF / TM30 when exporting, or give the code with '--crs'.",
                tr: "Dışa aktarırken TUREF / TM30 gibi standart bir sistem seçin ya da kodu '--crs' ile verin."
            )
        ),
        3: RuleGuide(
            LocalizedText("Inside the area of use", tr: "Kullanım alanının içinde"),
            checked: LocalizedText(
                "Coordinates lie where the coordinate system is made for.",
                tr: "Koordinatlar, sistemin geçerli olduğu bölgede kalmalıdır."
            ),
            action: LocalizedText(
                "Mostly the zone (central meridian) is wrong: look up the zone of the drawing in NETCAD and export again.",
                tr: "Çoğunlukla dilim orta meridyeni yanlıştır: NETCAD'de çizimin dilimine bakıp yeniden aktarın."
            )
        ),
        4: RuleGuide(
            LocalizedText("Inside the municipality", tr: "Belediye sınırının içinde"),
            checked: LocalizedText(
                "Features lie in the municipality's boundary or close to it.",
                tr: "Nesneler belediye sınırının içinde ya da hemen yakınında olmalıdır."
            ),
            action: LocalizedText(
                "Look at the map: a whole layer outside has the wrong system; single features are leftovers of the drawing.",
                tr: "Haritaya bakın: katmanın tümü dışarıdaysa sistem yanlıştır; tek tek nesneler çizim artığıdır."
            )
        ),
        5: RuleGuide(
            LocalizedText("Axes not swapped", tr: "Eksenler yer değiştirmemiş"),
            checked: LocalizedText(
                "East (Y) and north (X) were not mixed up.",
                tr: "Sağa (Y) ve yukarı (X) değerleri birbirinin yerine yazılmamış olmalıdır."
            ),
            action: LocalizedText("Load again with '--swap-xy'.", tr: "'--swap-xy' seçeneğiyle yeniden yükleyin.")
        ),
        6: RuleGuide(
            LocalizedText("Zone number before the easting", tr: "Sağa değerin önünde dilim numarası"),
            checked: LocalizedText(
                "Eastings have the zone number in front only where the coordinate system wants it.",
                tr: "Sağa değerin başında dilim numarası, yalnız koordinat sistemi öyle istiyorsa bulunmalıdır."
            ),
            action: LocalizedText(
                "Give the coordinate system that has the zone number, or export without it.",
                tr: "Dilim numaralı koordinat sistemini verin ya da numarasız dışa aktarın."
            )
        ),
        7: RuleGuide(
            LocalizedText("Datum plausible", tr: "Datum akla yatkın"),
            checked: LocalizedText(
                "The layer does not lie some 180 m off a layer that is there, as ED50 does against TUREF.",
                tr: "Katman, eldeki bir katmana göre ED50 ile TUREF arasındaki gibi yaklaşık 180 m kaymış olmamalıdır."
            ),
            action: LocalizedText(
                "Ask who made the data which datum it has; give ED50 with '--crs' if so.",
                tr: "Datumu veriyi üretene sorun; ED50 ise '--crs' ile belirtin."
            )
        ),
        8: RuleGuide(
            LocalizedText("Datum transformation", tr: "Datum dönüşümü"),
            checked: LocalizedText(
                "Another datum is left by the operation that is set, and its accuracy is recorded.",
                tr: "Datum değişikliği belirlenmiş işlemle yapılmalı, doğruluğu kayda geçmelidir."
            ),
            action: LocalizedText(
                "Read the accuracy named; where it does not do, transform with your own parameters before delivery.",
                tr: "Yazılı doğruluğa bakın; yetmiyorsa veriyi teslimden önce kendi parametrelerinizle dönüştürün."
            )
        ),
        9: RuleGuide(
            LocalizedText("Letters readable", tr: "Harfler okunuyor"),
            checked: LocalizedText(
                "Texts have their Turkish letters; nothing like 'Ä±' or 'ÅŸ' stands in them.",
                tr: "Metinlerde Türkçe harfler doğru olmalı; 'Ä±', 'ÅŸ' gibi bozuk harfler bulunmamalıdır."
            ),
            action: LocalizedText(
                "Load with '--encoding CP1254' or '--encoding UTF-8', or deliver the .cpg file too.",
                tr: "'--encoding CP1254' ya da '--encoding UTF-8' ile yükleyin veya .cpg dosyasını da gönderin."
            )
        ),
        10: RuleGuide(
            LocalizedText("Texts in one form", tr: "Metinler tek biçimde"),
            checked: LocalizedText(
                "Letters are stored in one piece, and texts hold no invisible characters.",
                tr: "Harfler tek parça kaydedilir; metinlerde görünmeyen karakter bulunmamalıdır."
            ),
            action: LocalizedText("Nothing: it was put right.", tr: "Bir şey yapmanız gerekmez: düzeltildi.")
        ),
    ]
}
