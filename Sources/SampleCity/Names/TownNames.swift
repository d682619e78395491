/// The names of the invented town: generic words that many Turkish towns use, with every letter of the alphabet.
package enum TownNames {
    /// The district, which does not exist.
    package static let district = "Işıklıova"
    /// The plate number of the province the coordinates lie in.
    package static let provinceCode = 35

    /// The neighbourhoods; further ones put a word of ``neighbourhoodPrefixes`` before these.
    static let neighbourhoods = [
        "Çınarlı", "Gülbahçe", "Işıklar", "İncirli", "Öğretmenler", "Şirinyurt", "Üçpınar", "Değirmendere",
        "Bahçelievler", "Cumhuriyet", "Zeytinlik", "Ağaçlı", "Esentepe", "Güneşli", "Hürriyet", "İstiklal",
        "Kavaklı", "Köprübaşı", "Menekşe", "Orta", "Pınarbaşı", "Söğütlü", "Tepecik", "Ümit", "Yıldız", "Çiğdem",
        "Dağyolu", "Ilıca", "Kışla", "Yeşiltepe", "Şehitler", "Akasya", "Bağlar", "Çamlık", "Gündoğdu", "İskele",
        "Kızılcık", "Lale", "Mimoza", "Nergis", "Ovacık", "Papatya", "Sakarya", "Turunç", "Ulus", "Vadi",
        "Yayla", "Çeşme", "Fıstıklı", "Jale",
    ]
    static let neighbourhoodPrefixes = [
        "", "Yeni ", "Yukarı ", "Aşağı ", "Büyük ", "Küçük ", "Doğu ", "Batı ", "Kuzey ", "Güney ",
    ]

    /// The main street running east and the one running north.
    static let boulevard = "Atatürk Bulvarı"
    static let mainAvenue = "Cumhuriyet Caddesi"

    /// The streets between neighbourhoods; further ones are numbered.
    static let avenues = [
        "İstiklal Caddesi", "Şehitler Caddesi", "Hürriyet Caddesi", "Çarşı Caddesi", "İstasyon Caddesi",
        "Gazi Caddesi", "Öğretmenler Caddesi", "Değirmen Caddesi", "Güneş Caddesi", "Üniversite Caddesi",
        "Kışla Caddesi", "Irmak Caddesi", "Köprü Caddesi", "Çeşme Caddesi", "Sağlık Caddesi", "Ordu Caddesi",
        "Zeytin Caddesi", "İpek Caddesi", "Ulus Caddesi", "Fuar Caddesi", "Bağ Caddesi", "Dağ Caddesi",
    ]

    /// The streets inside a neighbourhood; every second one is numbered instead.
    static let streets = [
        "Lale", "Çiçek", "Gül", "Şebboy", "Üzüm", "İnci", "Ihlamur", "Öykü", "Yağmur", "Çağla", "Ardıç", "Defne",
        "Kiraz", "Nar", "Söğüt", "Şeftali", "Ümit", "Ilgın", "İğde", "Kardelen", "Menekşe", "Sümbül", "Turna",
        "Ebru", "Badem", "Çilek", "Dere", "Fırın", "Güvercin", "Hanımeli", "Karanfil", "Leylak", "Manolya",
        "Nilüfer", "Orkide", "Pınar", "Reyhan", "Serçe", "Tarla", "Uğur", "Vişne", "Yasemin", "Zambak", "Çamlık",
        "Ördek", "Müjde", "Bülbül", "Kırlangıç",
    ]

    /// The old field names that stand beside a parcel in the land register.
    static let localities = [
        "Çayırbaşı", "Değirmenönü", "Harmanyeri", "Kuyubaşı", "Bağlarönü", "Taşlıtarla", "İncirlik", "Söğütaltı",
        "Köyiçi", "Üçağaç", "Iğdırlık", "Şahinkaya", "Öküzgölü", "Karatepe", "Dutluk", "Gölcük",
    ]

    /// Returns the name of the neighbourhood with this running number, different for each number.
    static func neighbourhood(_ number: Int) -> String {
        let base = neighbourhoods[number % neighbourhoods.count]
        let round = number / neighbourhoods.count
        let prefix = neighbourhoodPrefixes[round % neighbourhoodPrefixes.count]
        let repetition = round / neighbourhoodPrefixes.count
        return prefix + base + (repetition == 0 ? "" : " \(repetition + 1)")
    }

    /// Returns the name of the avenue with this running number, different for each number.
    static func avenue(_ number: Int) -> String {
        number < avenues.count ? avenues[number] : "\(number + 1). Cadde"
    }

    /// Returns the name of a street inside a neighbourhood, different for each `number` below 96.
    static func street(_ number: Int, shift: Int, neighbourhood: Int) -> String {
        guard number % 2 == 0, number / 2 < streets.count else { return "\(100 * neighbourhood + number + 1). Sokak" }
        return streets[(number / 2 + shift) % streets.count] + " Sokak"
    }
}
