"""Names of cities that datelines give without a country. Knows names, not what they stand for.

From GeoNames (geonames.org, CC BY 4.0), July 2026: every city of half a million people, by its
English name, and every town of 20,000 where German is spoken, whose papers begin with the town
and a full stop. Capitals, in any language, are in `places`.
"""

from __future__ import annotations

import re
from functools import cache

from digest.seeds.months import fold

LARGE = """
Aba, Abeokuta, Abidjan, Abobo, Abu Dhabi, Abū Ghurayb, Abuja, Acapulco de Juárez, Accra, Adachi
Adana, Addis Ababa, Adelaide, Aden, Agadir, Agege, Agra, Aguascalientes, Ahmedabad, Ahvaz, Aihara
Ajegunle, Ajmer, Aktobe, Akure, Al Aḩmadī, Al Ain City, Al Başrah al Qadīmah, Al Fayyum
Al Ḩudaydah, Al Maḩallah al Kubrá, Al Mansurah, Al Mawşil al Jadīdah, Albuquerque, Aleppo
Alexandria, Algiers, Alīgarh, Almaty, Álvaro Obregón, Amman, Amravati, Amritsar, Amsterdam, Andijon
Ankang, Ankara, Anqing, Ansan-si, Anshan, Anshun, Antalya, Antananarivo, Antipolo, Antwerp, Anyang
Anyang-si, Aparecida de Goiânia, Aqsu, Ar Raqqah, Aracaju, Arāk, Arequipa, Arifwala, Arusha
Āsansol, Ashgabat, Asmara, Assiut, Astana, Astrakhan, Asunción, Athens, Atlanta, Auckland
Aurangabad, Austin, Bağcılar, Baghdad, Bahawalpur, Bahçelievler, Baise, Baku, Balbala, Balikpapan
Baltimore, Bamako, Banan, Bandar Lampung, Bandung, Bangkok, Bangui, Banjarmasin, Bannu, Banqiao
Bao'an, Baoding, Baoji, Baoshan, Baotou, Barcelona, Bareilly, Barnaul, Barquisimeto, Barranquilla
Basrah, Batam, Battagram, Bauchi, Bayan Nur, Bazhong, Beihai, Beijing, Beira, Beirut, Bekasi, Belém
Belgrade, Belo Horizonte, Bengaluru, Bengbu, Benghazi, Benguela, Benin City, Benoni, Benxi, Berlin
Bhavnagar, Bhayandar, Bhilai, Bhiwandi, Bhopal, Bhubaneswar, Biên Hòa, Bijie, Bikaner, Bilimora
Bình Thạnh, Binzhou, Birmingham, Bishkek, Blantyre, Bloemfontein, Bobo-Dioulasso, Bogor, Bogotá
Bokāro, Borama, Borivli, Boston, Bouaké, Bozhou, Brampton, Brasília, Brazzaville, Bremen, Brisbane
Brooklyn, Brussels, Bucaramanga, Bucharest, Bucheon-si, Buda, Budapest, Budta, Buenos Aires
Bujumbura, Bukavu, Bukit Rahman Putra, Bulawayo, Buraydah, Bursa, Busan, Cabinda, Cagayan de Oro
Cairo, Calabar, Calamba, Calgary, Cali, Callao, Caloocan, Calumbo, Camama, Camayenne, Campinas
Campo Grande, Cần Thơ, Cancún, Cangzhou, Çankaya, Cape Town, Caracas, Carrefour, Cartagena
Casablanca, Cebu City, Chandigarh, Changchun, Changde, Changning, Changsha, Changshu, Changwon
Changzhi, Changzhou, Chaozhou, Charlotte, Chattogram, Chelyabinsk, Chengdu, Chennai, Chenzhou
Cheonan, Cheongju-si, Chiba, Chicago, Chiclayo, Chihuahua, Chisinau, Chizhou, Chợ Lớn, Chongming
Chongqing, Chunian, Chuxiong, Chuzhou, Cimahi, Ciudad Guayana, Ciudad Juárez, Ciudad Nezahualcoyotl
Cixi, Cochabamba, Coimbatore, Colombo, Columbus, Comilla, Conakry, Contagem, Copenhagen, Córdoba
Cotonou, Coyoacán, Cuauhtémoc, Cuautitlán Izcalli, Cúcuta, Cuenca, Cuiabá, Culiacán, Curitiba
Cuttack, Da Nang, Daegu, Daejeon, Dakar, Dalian, Dallas, Damascus, Dammam, Dandong, Daqing
Dar es Salaam, Datong, Davao, Daxing'anling, Dazhou, Dehradun, Delhi, Denpasar, Denver, Depok
Dera Ismail Khan, Detroit, Deyang, Dezhou, Dhaka, Dhanbad, Dhārāvi, Diyarbakır, Djibouti, Dnipro
Dodoma, Dombivali, Donetsk, Dongguan, Dongying, Dortmund, Douala, Dresden, Dubai, Dublin, Duisburg
Duque de Caxias, Durban, Durgapur, Dushanbe, Düsseldorf, E'zhou, Ebute Ikorodu, Ecatepec de Morelos
Edinburgh, Edmonton, Edogawe, El Paso, Enugu, Erbil, Erode, Erzurum, Esenler, Esenyurt, Eskişehir
Essen, Evaton, Faisalabad, Faridabad, Feira de Santana, Fengxiang, Fes, Florianópolis, Fort Worth
Fortaleza, Foshan, Frankfurt am Main, Freetown, Fresno, Fukuoka, Fushun, Fuxin, Fuyang, Fuzhou
Ganzhou, Gaziantep, Gazipur, General Santos, Genoa, Ghāziābād, Giza, Glasgow, Goiânia, Gold Coast
Golfe, Gombe, Gorakhpur, Gothenburg, Goyang-si, Gqeberha, Guadalajara, Guadalupe, Guang'an
Guangyuan, Guangzhou, Guankou, Guarulhos, Guatemala City, Guayaquil, Guigang, Guilin, Guiyang
Gujranwala, Gujrat, Guli, Guntur, Gurugram, Gustavo Adolfo Madero, Guwahati, Gwalior, Gwangju
Ha'il, Hachiōji, Haikou, Haiphong, Hamadān, Hamamatsu, Hamburg, Hamhŭng, Hamilton, Handan, Hangzhou
Hannover, Hanoi, Hanzhong, Harare, Harbin, Havana, Hebi, Hefei, Hegang, Helsinki, Hengshui
Hengyang, Herāt, Hermosillo, Heroica Matamoros, Heshan, Heze, Hezhou, Himeji, Hiroshima
Hlaingthaya, Ho Chi Minh City, Hohhot, Hoji ya Henda, Homs, Homyel', Honchō, Hong Kong
Hong Kong Island, Hongkou, Houston, Howrah, Huai'an, Huaibei, Huaihua, Huainan, Huambo, Huangpu
Huangshi, Hubballi, Huế, Huizhou, Huludao, Huzhou, Hwaseong-si, Hyderabad, Ibadan, Ibagué, Ibb
Ile-Ife, Ilorin, Incheon, Indianapolis, Indore, Ipoh, Irbid, Irkutsk, Isfahan, Iskandar Puteri
Islamabad, Istanbul, Itabashi, Izhevsk, İzmir, Iztapalapa, Jabalpur, Jaboatão dos Guararapes
Jacksonville, Jaipur, Jājmau, Jakarta, Jalalpur Pirwala, Jalandhar, Jambi City, Jammu, Jamnagar
Jamshedpur, Jeddah, Jeonju, Jepara, Jerusalem, Jhang Sadr, Ji'an, Jiading, Jiamusi, Jiangmen
Jiangyin, Jiaozhou, Jiaozuo, Jiaxing, Jieyang, Jilin, Jinan, Jing'an, Jingmen, Jingzhou, Jinhua
Jining, Jinjiang, Jinshan, Jinzhong, Jinzhou, Jiujiang, João Pessoa, Jodhpur, Johannesburg
Johor Bahru, Jos, Juiz de Fora, Kabul, Kaduna, Kagoshima, Kaifeng, Kakamega, Kalaburagi
Kalininskiy, Kallakurichi, Kalyān, Kampala, Kampung Baru Subang, Kampung Larkin Lama, Kananga
Kanayannur, Kandahār, Kano, Kanpur, Kaohsiung, Karachi, Karaj, Karbala, Karol Bāgh, Kashgar, Kasur
Kathmandu, Katsina, Kawaguchi, Kawasaki, Kayseri, Kazan, Kemerovo, Kennedy, Kerman, Kermanshah
Khabarovsk, Kharkiv, Khartoum, Khartoum North, Khulna, Kigali, Kikolo, Kikwit, Kimhae, Kingston
Kinshasa, Kirkuk, Kirov, Kisangani, Kitakyushu, Kitwe, Kobe, Kochi, Kolhāpur, Kolkata, Köln
Kolwezi, Konya, Korla, Kota, Kota Bharu, Kota Damansara, Kota Kinabalu, Kota Kuala Muda, Kotō
Kowloon, Kozhikode, Kraków, Krasnodar, Krasnoyarsk, Kryvyy Rih, Kuala Lumpur, Kuantan, Küçükçekmece
Kumamoto, Kumasi, Kunming, Kunshan, Kyiv, Kyoto, La Paz, Lagos, Lahore, Laibin, Laiwu, Langfang
Lanzhou, Las Piñas, Las Vegas, Latakia, Leeds, Leipzig, León de los Aldama, Leshan, Lianyungang
Liaocheng, Liaoyang, Libreville, Likasi, Lilongwe, Lima, Linfen, Linyi, Lipetsk, Lisbon, Liupanshui
Liuzhou, Lomé, London, Londrina, Longyan, Loni, Los Angeles, Louisville, Lu'an, Luancheng, Luanda
Lubango, Lubumbashi, Lucknow, Ludhiana, Lüliang, Luohe, Luohu District, Luoyang, Lusaka, Luzhou
Lviv, Lyon, Ma'anshan, Macapá, Macau, Maceió, Madinah, Madīnat an Naşr, Madrid, Madurai, Maianga
Maiduguri, Maipú, Makassar, Makati City, Makhachkala, Makkah, Malacca, Málaga, Malang, Malatya
Malingao, Managua, Manaus, Manchester, Mandalay, Manhattan, Manila, Maoming, Maputo, Mar del Plata
Maracaibo, Marrakesh, Marseille, Mashhad, Matola, Matsuyama, Maturín, Mazār-e Sharīf, Mbeya
Mbuji-Mayi, Medan, Medellín, Meerut, Meishan, Meizhou, Meknes, Melbourne, Memphis, Mengzi, Mérida
Mersin, Mexicali, Mexico City, Mianyang, Mianzhu, Deyang, Sichuan, Milan, Milwaukee, Minhang, Minsk
Mirpur Model Thana, Mississauga, Mogadishu, Mohammadpur, Mombasa, Monrovia, Monterrey, Montevideo
Montréal, Morādābād, Morelia, Moscow, Mosul, Mudanjiang, Mukalla, Mukim Pulai, Mulenvos, Multan
Mumbai, Munich, Muntinlupa, Muscat, Muzaffarābād, Mwanza, Mysuru, N'Djamena, Naberezhnyye Chelny
Nagoya, Nagpur, Nairobi, Najafgarh, Najrān, Nakuru, Namangan, Nampula, Nanchang, Nanchong, Nanded
Nanjing, Nanning, Nansana, Nantong, Nanyang, Naples, Narela, Nashik, Nashville, Nasiriyah, Natal
Naucalpan de Juárez, Navi Mumbai, Nay Pyi Taw, Ndola, Neijiang, Nellore, New Kingston
New South Memphis, New Taipei City, New Territories, New York City, Newcastle, Nha Trang, Niamey
Niigata, Nilüfer, Ningbo, Nizhniy Novgorod, Nouakchott, Nova Iguaçu, Novokuznetsk, Novosibirsk
Nowrangapur, Nuremberg, Nyala, Odesa, Okara, Okayama, Oklahoma City, Omdurman, Omsk, Onitsha, Oran
Ordos, Orenburg, Orūmīyeh, Osaka, Osasco, Oslo, Osogbo, Ōta, Ottawa, Ouagadougou, Oujda, Owerri
Oyo, Padang, Palembang, Palermo, Pallabi, Panjin, Panshan, Panzhihua, Paranaque City, Paris
Pasig City, Pasir Gudang, Patna, Pekanbaru, Pelentong, Penza, Perm, Perth, Peshawar, Pest
Petaling Jaya, Philadelphia, Phnom Penh, Phoenix, Pietermaritzburg, Pikine, Pimpri
Pimpri-Chinchwad, Pingdingshan, Pingdu, Pingliang, Pingxiang, Piura, Pointe-Noire, Pokhara
Pontianak, Port Harcourt, Port Said, Port-au-Prince, Portland, Porto Alegre, Porto Velho, Poznań
Prague, Prayagraj, Pretoria, Pristina, Pudong, Puducherry, Puebla, Puente Alto, Pune, Puning
Putian, Putuo, Puxi, Puyang, Pyongyang, Qingdao, Qingpu, Qingyang, Qingyuan, Qinhuangdao, Qinzhou
Qionghai, Qiqihar, Qom, Quanzhou, Québec, Queens, Quetta, Quezon City, Qui Nhon, Quito, Qujing
Quzhou, Ra's Bayrūt, Rabat, Rahim Yar Khan, Raipur, Rājkot, Rajshahi, Ranchi, Rangpur
Rasapūdipalem, Rasht, Rawalpindi, Recife, Reynosa, Ribeirão Preto, Riga, Rio de Janeiro, Riyadh
Rizhao, Rohini, Rome, Rosario, Rostov-on-Don, Rotterdam, Rui'an, Ryazan', Sacramento, Sadr City
Sagamihara, Sahiwal, Saint Petersburg, Saitama, Sakai, Salé, Salem, Salta, Saltillo, Salvador
Samara, Samarinda, Samarkand, San Antonio, San Diego, San Francisco, San Jose, San Luis Potosí
San Miguel de Tucumán, San Pedro Sula, San Salvador, Sanaa, Sāngli, Sanhe, Sanmenxia, Sanming
Santa Cruz de la Sierra, Santiago, Santiago de Cuba, Santiago de los Caballeros
Santiago de Querétaro, Santo André, Santo Domingo, Santo Domingo Este, Santo Domingo Oeste, Sanya
São Bernardo do Campo, São José dos Campos, São Luís, São Paulo, Sapporo, Sarajevo, Saratov
Sargodha, Seattle, Selayang Baru Utara, Semarang, Sendai, Seongnam-si, Seoul, Serang, Serra
Setagaya, Sevastopol, Sevilla, Shah Alam, Shanghai, Shangluo, Shangqiu, Shangrao, Shangyu, Shantou
Shaoguan, Shaoxing, Shaoyang, Sharjah, Sheffield, Shekhupura, Shenyang, Shenzhen, Shihezi
Shijiazhuang, Shiraz, Shivaji Nagar, Shiyan, Shizuishan, Shizuoka, Sholapur, Shuangyashan
Shubrā al Khaymah, Shymkent, Sialkot, Siliguri, Singapore, Siping, Situbondo, Soacha, Sofia, Sokoto
Songjiang, Sorocaba, Soshanguve, South Boston, South Tangerang, Soweto, Srinagar, Stockholm
Stuttgart, Subang Jaya, Suez, Suginami, Suining, Suizhou, Sukkur, Sulaymaniyah, Sulţānah
Sungai Petani, Suqian, Surabaya, Surakarta, Surat, Surrey, Suwon, Suzhou, Sydney, Ta'if, Tabriz
Tabuk, Taguig, Tai'an, Taicang, Taichung, Tainan, Taipei, Taiyuan, Taiz, Taizhou, Takeo, Talatona
Tangerang, Tanggu, Tangier, Tangshan, Tanta, Tashkent, Tasikmalaya, Tbilisi, Tegucigalpa, Tehran
Teni, Teresina, Thāne, Thanh Hóa, The Bronx, Thembisa, Thiruvananthapuram, Thủ Đức, Thuận An
Tianjin, Tianshui, Tijuana, Tiruchirappalli, Tirunelveli, Tiruppur, Tlalnepantla, Tlalpan
Tlaquepaque, Tokyo, Tolyatti, Tomsk, Tonghua, Toronto, Torreón, Touba, Toulouse, Tripoli, Trujillo
Tshikapa, Tucson, Tuen Mun, Tunis, Turin, Tuxtla, Tyumen, Uberlândia, Ufa, Ujjain, Ulan Bator
Ulanqab, Ulhasnagar, Ulsan, Ulyanovsk, Umraniye, Ürümqi, Üsküdar, Utsunomiya, Vadodara, Valencia
Valenzuela, Van, Vancouver, Varanasi, Viana, Victoria, Victoria de Durango, Vienna, Vientiane
Vijayawada, Villa Nueva, Vilnius, Vinh, Virār, Visakhapatnam, Vladivostok, Volgograd, Voronezh
Wanning, Wanxian, Wanzhou, Warangal, Warri, Warsaw, Washington, Weifang, Weihai, Weinan, Wenchang
Wenzhou, Winnipeg, Wrocław, Wuhan, Wuhu, Wuwei, Wuxi, Wuzhong, Wuzhou, Xi'an, Xiamen, Xiangtan
Xiangyang, Xianning, Xianyang, Xiaogan, Xingtai, Xining, Xinxiang, Xinyang, Xinyu, Xinzhou
Xuancheng, Xuchang, Xuhui, Xuzhou, Ya'an, Yancheng, Yangjiang, Yangon, Yangpu, Yangquan, Yangzhou
Yantai, Yaoundé, Yaroslavl, Yekaterinburg, Yerevan, Yibin, Yichang, Yichun, Yinchuan, Yingkou, Yiwu
Yixing, Yokohama, Yongzhou, Yueyang, Yulin, Yuncheng, Yunfu, Zagreb, Zahedan, Zamboanga, Zanzibar
Zaozhuang, Zapopan, Zaporizhzhya, Zaragoza, Zaria, Zarqa, Zhabei, Zhangjiagang, Zhangjiakou
Zhangye, Zhangzhou, Zhanjiang, Zhaoqing, Zhaotong, Zhengzhou, Zhenjiang, Zhongshan, Zhongwei
Zhoukou, Zhoushan, Zhu Cheng City, Zhuhai, Zhumadian, Zhuzhou, Zibo, Zigong, Ziyang, Zunyi, Łódź
"""
"""Cities of 500,000 people and more."""

GERMAN = """
Aachen, Aalen, Aarau, Achern, Achim, Adlershof, Ahaus, Ahlen, Ahrensburg, Aichach, Albstadt, Alfter
Alsdorf, Alsergrund, Altena, Altenburg, Altglienicke, Altona, Altstadt Sud, Amberg, Andernach
Annaberg-Buchholz, Ansbach, Aplerbeck, Apolda, Arnsberg, Arnstadt, Aschaffenburg, Aschersleben
Aspern, Attendorn, Auerbach, Augsburg, Aurich, Baar, Backnang, Bad Berleburg, Bad Harzburg
Bad Hersfeld, Bad Homburg vor der Höhe, Bad Honnef, Bad Kissingen, Bad Kreuznach, Bad Mergentheim
Bad Nauheim, Bad Neuenahr-Ahrweiler, Bad Oeynhausen, Bad Oldesloe, Bad Pyrmont, Bad Rappenau
Bad Salzuflen, Bad Soden am Taunus, Bad Vilbel, Bad Zwischenahn, Baden, Baden-Baden, Baesweiler
Balingen, Bamberg, Basel, Baunatal, Bautzen, Bayreuth, Beckum, Bedburg, Bellinzona, Bensheim
Bergedorf, Bergheim, Bergisch Gladbach, Bergkamen, Bergneustadt, Berlin Köpenick, Bern
Bernau bei Berlin, Bernburg, Biberach an der Riß, Biebrich, Biel/Bienne, Bielefeld, Biesdorf
Bietigheim-Bissingen, Billstedt, Bingen am Rhein, Bitterfeld-Wolfen, Blankenfelde-Mahlow, Blasewitz
Blieskastel, Böblingen, Bocholt, Bochum, Bockum, Bogenhausen, Bonn, Bonn Hardtberg, Borken
Bornheim, Bothfeld, Bottrop, Brackel, Bramsche, Brandenburg an der Havel, Braunschweig, Bregenz
Bremerhaven, Bretten, Brigittenau, Brilon, Britz, Bruchköbel, Bruchsal, Brühl
Buchholz in der Nordheide, Buckow, Büdingen, Buer, Bühl, Bülach, Bulle, Bünde, Büren
Burg bei Magdeburg, Burgdorf, Burglesum, Butzbach, Buxtehude, Calw, Castrop-Rauxel, Celle
Charlottenburg, Chemnitz, Chur, Cloppenburg, Coburg, Coesfeld, Coswig, Cottbus, Crailsheim
Cuxhaven, Dachau, Darmstadt, Datteln, Deggendorf, Delbrück, Delitzsch, Delmenhorst, Dessau, Detmold
Dietikon, Dietzenbach, Dillenburg, Dillingen, Dinslaken, Ditzingen, Döbeln, Döbling, Donaueschingen
Donaustadt, Dormagen, Dornbirn, Dorsten, Dorstfeld, Dotzheim, Dreieich, Duderstadt, Dülmen, Düren
Düsseldorf-Pempelfort, Eberswalde, Eckernförde, Edewecht, Eggenberg, Ehingen, Eidelstedt, Eilbek
Eimsbüttel, Einbeck, Eisenach, Eisenhüttenstadt, Eisenzicken, Eisleben Lutherstadt, Eislingen
Eißendorf, Ellwangen, Elmshorn, Elsdorf, Emden, Emmen, Emmendingen, Emmerich, Emsdetten
Engelskirchen, Ennepetal, Ennigerloh, Eppendorf, Eppingen, Erding, Erftstadt, Erfurt, Erkelenz
Erkrath, Erlangen, Eschborn, Eschwege, Eschweiler, Espelkamp, Essling, Esslingen, Ettlingen
Euskirchen, Eving, Falkenhagener Feld, Falkensee, Farmsen-Berne, Favoriten, Feldkirch, Fellbach
Fennpfuhl, Filderstadt, Fischeln, Flensburg, Floridsdorf, Flörsheim, Forchheim, Forst, Frankenthal
Frankfurt, Französisch Buchholz, Frauenfeld, Frechen, Freiberg, Freiburg, Freising, Freital
Freudenstadt, Fribourg, Friedberg, Friedenau, Friedrichsdorf, Friedrichsfelde, Friedrichshafen
Friedrichshain, Friesoythe, Fröndenberg, Fulda, Fünfhaus, Fürstenfeldbruck, Fürstenwalde, Fürth
Gaggenau, Gallus, Ganderkesee, Garbsen, Garmisch-Partenkirchen, Geesthacht, Geidorf, Geilenkirchen
Geislingen an der Steige, Geldern, Gelnhausen, Gelsenkirchen, Geneva, Genf, Georgsmarienhütte, Gera
Geretsried, Germering, Germersheim, Gersthofen, Geseke, Gesundbrunnen, Gevelsberg
Giengen an der Brenz, Gießen, Gifhorn, Gladbeck, Glauchau, Goch, Gohlis, Gonsenheim, Göppingen
Gorbitz, Görlitz, Goslar, Gotha, Göttingen, Graz, Greiz, Greven, Grevenbroich, Gries, Griesheim
Grimma, Gronau, Gropiusstadt, Groß-Gerau, Groß-Umstadt, Guben, Gummersbach, Güstrow, Gütersloh
Haan, Hagen, Haiger, Hakenfelde, Halberstadt, Haldensleben I, Halle, Halle-Neustadt, Haltern am See
Hameln, Hamm, Hamminkeln, Hanau am Main, Hannoversch Münden, Hansestadt Salzwedel, Hansestadt Stade
Harburg, Haren, Harsewinkel, Haßloch, Hattersheim, Hattingen, Heide, Heidelberg
Heidenheim an der Brenz, Heilbronn, Heiligenhaus, Heinsberg, Hellersdorf, Helmstedt, Hemer, Hennef
Hennigsdorf, Heppenheim an der Bergstrasse, Herborn, Herdecke, Herford, Hernals, Herne, Herrenberg
Herten, Herzogenaurach, Herzogenrath, Hessisch Oldendorf, Heusweiler, Hiddenhausen, Hietzing
Hilden, Hildesheim, Hockenheim, Hof, Hofheim am Taunus, Hohen Neuendorf, Holzminden, Homburg
Horb am Neckar, Hörde, Horgen, Horn, Hötting, Höxter, Hoyerswerda, Hückelhoven, Hürth, Husum
Ibbenbueren, Idar-Oberstein, Idstein, Ilmenau, Ingelheim am Rhein, Ingolstadt, Innsbruck, Iserlohn
Isernhagen Farster Bauerschaft, Itzehoe, Jakomini, Jena, Josefstadt, Jüchen, Jülich, Kaarst
Kaiserslautern, Kalk, Kamen, Kamp-Lintfort, Kapellen, Karben, Karlshorst, Karlsruhe, Kassel
Kaufbeuren, Kehl, Kelkheim, Kempen, Kempten, Kerpen, Kevelaer, Kiel, Kirchheim unter Teck
Kitzingen, Klagenfurt am Wörthersee, Kleve, Klotzsche, Koblenz, Königs Wusterhausen, Königsbrunn
Königswinter, Köniz, Konstanz, Köpenick, Korbach, Kornwestheim, Korschenbroich, Köthen, Krefeld
Kreuzberg, Kreuzlingen, Kreuztal, Kriens, Kulmbach, Kürten, La Chaux-de-Fonds, Laatzen, Lage, Lahr
Lampertheim, Lancy, Landau in der Pfalz, Landsberg am Lech, Landshut, Landstraße, Langen
Langendreer, Langenfeld, Langenhagen, Langenhorn, Lankwitz, Lauf an der Pegnitz, Lausanne, Leer
Lehrte, Leichlingen, Leimen, Leinfelden-Echterdingen, Lemgo, Lend, Lengerich, Lennestadt, Leonberg
Leuben, Leutkirch, Leverkusen, Lichtenberg, Lichtenfels, Lichtenrade, Lichterfelde
Limbach-Oberfrohna, Limburg an der Lahn, Lindau, Linden, Lindlar, Lingen, Linz, Lippstadt, Löbtau
Lohmar, Lohne, Lörrach, Loschwitz, Lübbecke, Lübeck, Luckenwalde, Lüdenscheid, Lüdinghausen
Ludwigsburg, Ludwigsfelde, Ludwigshafen am Rhein, Lugano, Lüneburg, Lünen, Lurup, Lusan, Lustenau
Lütgendortmund, Luzern, Magdeburg, Mahlsdorf, Maintal, Mainz, Mannheim, Marburg an der Lahn
Margareten, Mariahilf, Mariendorf, Marienfelde, Marienthal, Märkisches Viertel, Markkleeberg, Marl
Marsberg, Marzahn, Mechernich, Meckenheim, Meerbusch, Meiderich, Meidling, Meinerzhagen, Meiningen
Meissen, Melle, Memmingen, Menden, Meppen, Merseburg, Merzig, Meschede, Mettmann, Metzingen, Minden
Misburg, Moabit, Mödling, Moers, Mönchengladbach, Monheim am Rhein, Montreux, Mörfelden-Walldorf
Mosbach, Mössingen, Mühlacker, Mühlhausen, Mühlheim am Main, Mülheim, München, Münster, Nagold
Naumburg, Neckarsulm, Neheim, Netphen, Nettetal, Neu Wulmstorf, Neu-Hohenschönhausen, Neu-Isenburg
Neu-Ulm, Neubau, Neubrandenburg, Neubrück, Neuburg an der Donau, Neuchâtel, Neuehrenfeld
Neugraben-Fischbek, Neukirchen-Vluyn, Neukölln, Neumarkt in der Oberpfalz, Neumünster, Neunkirchen
Neuruppin, Neusäß, Neuss, Neustadt am Rübenberge, Neustadt an der Weinstraße, Neustadt/Nord
Neustadt/Süd, Neustrelitz, Neuwied, Nidderau, Nieder-Ingelheim, Niederkassel, Niederrad
Niederschönhausen, Nienburg, Niendorf, Nippes, Norden, Nordenham, Norderstedt, Nordhausen, Nordhorn
Nördlingen, Northeim, Nottuln, Nürnberg, Nürtingen, Oberhausen, Oberkirch, Oberschöneweide
Obertshausen, Oberursel, Oelde, Oer-Erkenschwick, Offenbach, Offenburg, Ohligs, Öhringen, Olching
Oldenburg, Olpe, Opfikon, Opladen, Oranienburg, Osdorf, Osnabrück, Osterholz-Scharmbeck, Ostfildern
Ottakring, Ottensen, Overath, Paderborn, Pankow, Papenburg, Pasing, Passau, Peine, Penzing
Petershagen, Pfaffenhofen an der Ilm, Pforzheim, Pfungstadt, Pinneberg, Pirmasens, Pirna, Plauen
Plettenberg, Poppenbüttel, Porta Westfalica, Porz am Rhein, Potsdam, Pradl, Prenzlau
Prenzlauer Berg, Pulheim, Püttlingen, Quedlinburg, Querenburg, Quickborn, Radebeul, Radevormwald
Radolfzell, Rahlstedt, Rapperswil, Rastatt, Rastede, Rathenow, Ratingen, Ravensburg, Recklinghausen
Rees, Regensburg, Reichenbach/Vogtland, Reinbek, Reinickendorf, Remscheid, Remseck am Neckar
Rendsburg, Renens, Reutlingen, Rheda-Wiedenbrück, Rheinbach, Rheinberg, Rheine, Rheinfelden
Rheinhausen, Rheinstetten, Riedstadt, Riehen, Riesa, Rietberg, Rinteln, Rodenkirchen, Rodgau
Ronnenberg, Rosenheim, Rösrath, Rostock, Rotenburg, Roth, Rottenburg, Rottweil, Rudolstadt, Rudow
Rummelsburg, Rüsselsheim am Main, Saalfeld, Saarbrücken, Saarlouis, Salzburg, Salzgitter
Salzkotten, Sangerhausen, Sankt Augustin, Sankt Gallen, Sankt Ingbert, Sankt Martin, Sankt Peter
Sankt Pölten, Sankt Wendel, Sasel, Schaffhausen, Scharnhorst, Schleswig, Schmallenberg
Schmargendorf, Schnelsen, Schönebeck, Schöneberg, Schorndorf, Schortens, Schwabach
Schwäbisch Gmünd, Schwäbisch Hall, Schwandorf in Bayern, Schwanewede, Schwedt, Schweinfurt, Schwelm
Schwerin, Schwerte, Schwetzingen, Seelze, Seesen, Seevetal, Sehnde, Seligenstadt, Selm, Senden
Senftenberg, Siegburg, Siegen, Simmering, Sindelfingen, Singen, Sinsheim, Sitten, Soest, Solingen
Soltau, Sömmerda, Sondershausen, Sonneberg, Sonthofen, Spandau, Speyer, Springe, Sprockhövel
St. Pauli, Staaken, Stadtallendorf, Stadthagen, Stadtlohn, Starnberg, Staßfurt, Steglitz, Steinfurt
Stellingen, Stendal, Steyr, Stolberg, Stralsund, Straubing, Strausberg, Stuhr, Stuttgart Feuerbach
Stuttgart Mühlhausen, Südstadt, Suhl, Sundern, Syke, Taunusstein, Tegel, Tempelhof, Thun
Tönisvorst, Traun, Traunreut, Treptow, Trier, Troisdorf, Tübingen, Tuttlingen, Übach-Palenberg
Überlingen, Uelzen, Ulm, Universitäts- und Hansestadt Greifswald, Unna, Unterhaching
Unterschleißheim, Uster, Vaihingen an der Enz, Varel, Vaterstetten, Vechta, Vegesack, Velbert
Verden, Verl, Vernier, Versmold, Viernheim, Viersen, Villach, Villingen-Schwenningen, Vlotho
Voerde, Völklingen, Volksdorf, Vreden, Wachtberg, Waghäusel, Währing, Waiblingen, Waldkirch
Waldkraiburg, Waldshut-Tiengen, Wallenhorst, Walsrode, Waltrop, Wandsbek, Wangen, Warburg, Waren
Warendorf, Warstein, Wattenscheid, Wedding, Wedel, Wegberg, Weiden, Weil am Rhein, Weilheim, Weimar
Weingarten, Weinheim, Weinstadt-Endersbach, Weißenfels, Weißensee, Weiterstadt, Werdau, Werder
Werdohl, Werl, Wermelskirchen, Werne, Wernigerode, Wersten, Wertheim, Wesel, Wesseling, Westend
Westerstede, Wetter, Wetzikon, Wetzlar, Wiehl, Wiener Neustadt, Wiesbaden, Wiesloch, Wil
Wilhelmsburg, Wilhelmshaven, Wilhelmstadt, Willich, Wilmersdorf, Wilnsdorf, Winnenden, Winsen
Winterhude, Winterthur, Wipperfürth, Wismar, Witten, Wittenau, Wittenberg, Wittenberge, Wittmund
Wolfen, Wolfenbüttel, Wolfsberg, Wolfsburg, Worms, Wülfrath, Wunstorf, Wuppertal, Würselen
Würzburg, Xanten, Yverdon-les-Bains, Zehlendorf, Zeitz, Zerbst, Zirndorf, Zittau, Zug, Zülpich
Zürich, Zürich / Altstetten, Zürich / Aussersihl, Zürich / Sihlfeld, Zürich / Unterstrass
Zweibrücken, Zwickau
"""
"""Towns of 20,000 people and more in Austria, Germany, Liechtenstein and Switzerland."""


@cache
def city_names() -> frozenset[str]:
    """Return all names, folded."""
    return frozenset(fold(name) for name in re.split(r", |\n", LARGE + GERMAN) if name)
