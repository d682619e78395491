extension WatchRules {
    /// A rule file that explains every key, in Turkish and English.
    public static let example = """
        # İzlenen klasörün kuralları / rules of a watched folder
        #   pafta watch gelen --rules kurallar.toml
        #
        # Klasöre bırakılan her dosya, adına uyan İLK kuralla yüklenir; hiçbirine uymayan yerinde kalır.
        # Each file that is dropped is loaded by the FIRST rule its name fits; what fits none stays where it is.
        # Ad kalıbı: * herhangi bir metin, ? tek karakter; büyük/küçük harf ve Türkçe işaretler fark etmez.
        # Patterns: * is any text, ? any one character; letter case and marks of Turkish letters do not count.

        [[rule]]
        files = "parsel*.shp"            # ya da liste / or a list: ["parsel*.shp", "parsel*.zip"]
        template = "parsel"              # uyması gereken şablon / the template it has to follow
        crs = "EPSG:5254"                # dosya bildirmiyorsa / if the file does not say
        unit = "Emlak ve İstimlak"       # teslim eden birim / the unit that delivers (pafta.toml, [units])
        repair = true                    # kuralların düzeltebildiğini düzelt / put right what rules can
        # mapping = "parsel-alanlar.toml"   # alan eşlemesi; yol bu dosyaya göre / field mapping; path from this file
        # severity = { V-21 = "warning" }   # off, info, warning, error
        # force = true                      # kayıt sayısı çok düşse de yükle / take far fewer features, too
        # letter = "E-1234"                 # yazının sayısı / the number of the letter
        # note = "aylık teslim"             # kayda geçecek not / a remark for the record

        [[rule]]
        files = ["kapi*.csv", "kapi*.xlsx"]
        template = "kapi"
        crs = "EPSG:5254"
        encoding = "CP1254"              # metin kodlaması / the text encoding
        # swap_xy = true                    # X ile Y'yi değiştir / exchange x and y
        # personal = ["MALIK"]              # kişisel veri alanları / fields with personal data

        [[rule]]
        files = "*ada*.dxf"
        template = "parsel"
        crs = "EPSG:5254"
        areas = ["PARSEL"]               # sınırları alan olan tabakalar / layers whose outlines are areas
        texts = { PARSELNO = "parsel", ADANO = "ada" }   # alanı adlandıran yazılar / texts that name the areas
        closing = 0.05                   # sınır uçlarının en büyük açıklığı (m) / how far apart ends may be

        [[rule]]
        files = "*.gpkg"
        # Şablonsuz yükleme / without a template
        layer = "agac"                   # katmanın adı / the collection's name
        source_layer = "agaclar"         # dosyadaki katman / the layer of the file
        theme = "cevre"                  # tema (GeoPackage) / the theme
        title = "Ağaçlar"                # görünen ad / what people call it
        language = "tr"                  # metinlerin dili / the language of the texts
        update = true                    # var olan katmanı dosyaya eşitle / bring the layer to the state of the file
        key = ["agac_no"]                # kaydı belirleyen alanlar / the fields that name a feature
        # replace = true                    # ya da geçmişiyle birlikte yerine koy / or put it in its place, with its history
        # again = true                      # son yüklenen dosyanın aynısını da al / take the file loaded last again
        # member = "agaclar.shp"            # arşivdeki veri kümesi / the data set of an archive
        # store_crs = "EPSG:5254"           # saklanacağı koordinat sistemi / the CRS to store in
        """
}
