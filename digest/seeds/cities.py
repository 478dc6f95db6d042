"""Names of cities that datelines give without a country. Knows names, not what they stand for.

From GeoNames (geonames.org, CC BY 4.0), July 2026: every capital and every city of 300,000
people, by its English name, and every town of 20,000 where German is spoken, whose papers begin
with the town and a full stop. Capitals in other languages are in `places`, by CLDR.
"""

from __future__ import annotations

import re
from functools import cache

from digest.seeds.months import fold

LARGE = """
6th of October City, Aba, Abeokuta, Abidjan, Abobo, Abomey-Calavi, Abū al-Kahṣīb, Abu Dhabi
Abū Ghurayb, Abuja, Acapulco de Juárez, Accra, Adachi, Adana, Addis Ababa, Adelaide, Aden
Ado-Ekiti, Agadir, Agartala, Agege, Agra, Aguascalientes, Ahilyanagar, Ahmedabad, Ahvaz, Aihara
Ajegunle, Ajman, Ajmer, Akashi, Akita, Akola, Akowonjo, Aksaray, Aktobe, Akure, Al Aḩmadī
Al Ain City, Al Başrah al Qadīmah, Al Diwaniyah, Al Fayyum, Al Ḩasakah, Al Hillah, Al Hoceïma
Al Ḩudaydah, Al Kharj, Al Khuşūş, Al Maḩallah al Kubrá, Al Maḩmūdīyah, Al Mansurah
Al Mawşil al Jadīdah, Al Qadarif, Al Qāhirah al Jadīdah, Al-Kut, Alanya, Albuquerque, Aleppo
Alexandria, Algiers, Alicante, Alīgarh, Alimosho, Almaty, Alor Setar, Álvaro Obregón, Alwar
Amagasaki, Ambato, Ambattur, Ambon, Amman, Amravati, Amritsar, Amsterdam, An Nhơn, Anaheim
Ananindeua, Anápolis, Andijon, Angeles City, Ankang, Ankara, Annaba, Anqing, Anqiu, Ansan-si
Anshan, Anshun, Antakya, Antalya, Antananarivo, Antipolo, Antofagasta, Antwerp, Anyang, Anyang-si
Aparecida de Goiânia, Apia, Aqsu, Ar Raqqah, Aracaju, Arāk, Ardabīl, Arequipa, Arifwala, Arlington
Armenia, Arusha, Asahikawa, Āsansol, Ashgabat, Asmara, Assiut, Astana, Astrakhan, Asunción, Aswān
Ataşehir, Athens, Atlanta, Auckland, Augsburg, Aurangabad, Aurora, Austin, Avadi, Avellaneda, Awasa
Azcapotzalco, Bắc Giang, Bắc Từ Liêm, Bacolod City, Bacoor, Bafoussam, Bağcılar, Baghdad
Bahawalpur, Bahçelievler, Bahir Dar, Baicheng, Baise, Bakersfield, Baku, Balbala, Balikpapan
Ballari, Baltimore, Bamako, Bamenda, Banan, Bandar Abbas, Bandar Lampung, Bandar Seri Begawan
Bāndarban, Bandung, Bangkok, Bangui, Banjarmasin, Banjul, Bannu, Banqiao, Bao'an, Baoding, Baoji
Baoshan, Baotou, Barcelona, Barddhamān, Bareilly, Bari, Barinas, Barnaul, Barquisimeto
Barranquilla, Barueri, Basrah, Basse-Terre, Basuo, Batam, Batikent, Batman, Battagram, Bauchi
Bauru, Bawshar, Bayan Nur, Bazhong, Beihai, Beijing, Beira, Beirut, Bekasi, Belagavi, Belém
Belfast, Belford Roxo, Belgorod, Belgrade, Bello, Belmopan, Belo Horizonte, Bến Cát, Bengaluru
Bengbu, Benghazi, Bengkulu, Benguela, Benin City, Benito Juarez, Benoni, Benxi, Berlin, Bern, Betim
Beylikdüzü, Bhāgalpur, Bharatpur, Bhatara, Bhātpāra, Bhavnagar, Bhawana, Bhayandar, Bhilai
Bhilwara, Bhiwandi, Bhopal, Bhubaneswar, Bida, Bielefeld, Biên Hòa, Bijie, Bikaner, Bilāspur
Bilbao, Bilimora, Bimbo, Biñan, Bình Thạnh, Binzhou, Birkenhead, Birmingham, Bishkek, Bissau
Blantyre, Blida, Bloemfontein, Blumenau, Boa Vista, Bobo-Dioulasso, Bochum, Bogor, Bogotá, Bokāro
Boksburg, Bologna, Bonn, Borama, Borivli, Boston, Botshabelo, Bouaké, Bozhou, Bradford, Brahmapur
Brakpan, Brampton, Brasília, Bratislava, Brazzaville, Bremen, Brent, Brest, Bridgetown, Brisbane
Bristol, Brno, Brooklyn, Brussels, Bryansk, Bucaramanga, Bucharest, Bucheon-si, Buda, Budapest
Budta, Buenaventura, Buenos Aires, Bujumbura, Bukavu, Bukit Rahman Putra, Bulawayo, Bunamwaya
Bunia, Buôn Ma Thuột, Buraydah, Burewala, Bursa, Busan, Butuan, Bydgoszcz, Cabanatuan City, Cabimas
Cabinda, Cabuyao, Cagayan de Oro, Cairo, Calabar, Calamba, Calgary, Cali, Callao, Caloocan, Calumbo
Camagüey, Camama, Camayenne, Campina Grande, Campinas, Campo Grande, Campos dos Goytacazes, Cần Thơ
Canberra, Cancún, Cangzhou, Çankaya, Canoas, Cape Town, Caracas, Carapicuíba, Cardiff, Cariacica
Carrefour, Cartagena, Caruaru, Casablanca, Castries, Catania, Caucaia, Caxias do Sul, Cayenne
Cazenga, Cebu City, Celaya, Central Coast, Chak Jhumra, Chānda, Chandigarh, Changchun, Changde
Changning, Changsha, Changshu, Changwon, Changyi, Changzhi, Changzhou, Chaoyang, Chaozhou
Charlotte, Charlotte Amalie, Chattogram, Cheboksary, Chelyabinsk, Chengde, Chengdu, Chéngguān Qū
Chennai, Chenzhou, Cheonan, Cheongju-si, Cherepovets, Chiba, Chicago, Chiclayo, Chifeng, Chihuahua
Chimbote, Chimoio, Chiniot, Chinju, Chipata, Chisinau, Chita, Chitungwiza, Chizhou, Chợ Lớn
Chongjin, Chongming, Chongqing, Chongzuo, Christchurch, Chunian, Chuxiong, Chuzhou, Cibinong
Cilegon, Cimahi, Cincinnati, Cirebon, Ciudad Apodaca, Ciudad Benito Juárez, Ciudad Bolívar
Ciudad de la Paz, Ciudad del Este, Ciudad General Escobedo, Ciudad Guayana, Ciudad Juárez
Ciudad López Mateos, Ciudad Nezahualcoyotl, Ciudad Obregón, Ciudad Victoria, Cixi, Cleveland
Coatzacoalcos, Cochabamba, Coimbatore, Colombo, Colorado Springs, Columbus, Comilla, Conakry
Constanţa, Constantine, Contagem, Copenhagen, Córdoba, Corpus Christi, Corrientes, Cotabato
Cotonou, Coventry, Coyoacán, Cuauhtémoc, Cuautitlán Izcalli, Cúcuta, Cuenca, Cuernavaca, Cuiabá
Cuíto, Culiacán, Cumaná, Curitiba, Cusco, Cuttack, Da Nang, Dachang, Daegu, Daejeon, Dakar, Dalian
Dallas, Daloa, Damanhur, Damascus, Damietta, Dammam, Dandong, Daqing, Dar es Salaam, Darnytsya
Dasmariñas, Datong, Davangere, Davao, Daye, Dayrah, Dazhou, Dehradun, Delhi, Delmas, Denizli
Denpasar, Denver, Depok, Dera Ghazi Khan, Dera Ismail Khan, Desna, Detroit, Deyang, Dezhou, Dhaka
Dhanbad, Dhārāvi, Dhule, Dĩ An, Diadema, Diepsloot, Dihok, Dili, Dingxi, Dire Dawa, Diyarbakır
Djibouti, Dnipro, Dniprovskyi, Dodoma, Doha, Dombivali, Donetsk, Dongguan, Dongying, Dortmund
Douala, Dresden, Dubai, Dublin, Duisburg, Dumai, Duque de Caxias, Durban, Durgapur, Dushanbe
Düsseldorf, East Jerusalem, East London, Ebute Ikorodu, Ecatepec de Morelos, Edinburgh, Edmonton
Edogawe, El Obeid, El Paso, El-Aaiun, Elazığ, Eldoret, Eloy Alfaro, Emalahleni, Ensenada, Enugu
Erbil, Erode, Erzurum, Esenler, Esenyurt, Eskişehir, Eslamshahr, Esna, Espoo, Essen, Etobicoke
Evaton, Faisalabad, Faridabad, Fatih, Feira de Santana, Fenghuang, Fengshan, Fengxiang, Fes
Fīrozābād, Florence, Florianópolis, Fort Worth, Fort-de-France, Fortaleza, Foshan, Franca
Frankfurt am Main, Freetown, Fresno, Fujisawa, Fukuoka, Fukuyama, Fushun, Fuxin, Fuyang, Fuzhou
Gaborone, Ganja, Ganzhou, Gaomi, Gatineau, Gaya, Gaza, Gaziantep, Gazipur, Gboko, Gdańsk, Geita
General Santos, Genoa, Georgetown, Ghāziābād, Gia Lâm, Gifu, Gitega, Giza, Glasgow, Goiânia
Gold Coast, Golfe, Goma, Gombe, Gonder, Gorakhpur, Gothenburg, Goyang-si, Gqeberha, Grajaú, Graz
Guadalajara, Guadalupe, Guangyuan, Guangzhou, Guankou, Guarujá, Guarulhos, Guatemala City
Guayaquil, Guédiawaye, Guigang, Guilin, Guiyang, Gujangbagh, Gujranwala, Gujrat, Guli, Gumi
Gundupālaiyam, Guntur, Gurugram, Gustavo Adolfo Madero, Guwahati, Guyuan, Gwalior, Gwangju
Gwangmyeong, Hachiōji, Hafizabad, Hagatna, Hai Bà Trưng, Haikou, Haiphong, Halifax, Hamadān, Ḩamāh
Hamamatsu, Hamburg, Hamhŭng, Hamilton, Handan, Hangzhou, Hannover, Hanoi, Hanzhong, Harare, Harbin
Hargeysa, Hāthazāri, Havana, Hebi, Hechi, Hechuan, Hefei, Hegang, Helsinki, Hengshui, Hengyang
Herāt, Hermosillo, Heroica Matamoros, Heshan, Heyuan, Heze, Hezhou, Higashiosaka, Himeji, Hirakata
Hiroshima, Hisar, Hlaingthaya, Ho Chi Minh City, Hohhot, Hoji ya Henda, Holguín, Homs, Honchō
Hong Kong, Hong Kong Island, Hongkou, Honiara, Honolulu, Houston, Howrah, Hrodna, Hsinchu, Huaibei
Huaihua, Huainan, Huambo, Huancayo, Huanggang, Huangpu, Huangshan, Huangshi, Hubballi, Huế, Huizhou
Huludao, Hulunbuir, Hŭngnam, Huocheng, Huzhou, Hwaseong-si, Hyderabad, Iaşi, Ibadan, Ibagué, Ibb
Ichikawa, Ichinomiya, Ijebu Ode, Ikare, Ikeja, Iksan, Ile-Ife, Ilesa, Iligan, Iligan City, Iloilo
Ilorin, Imus, Incheon, Indianapolis, Indore, Ipoh, Iquitos, Irapuato, Irbid, Irkutsk, Iseyin
Isfahan, Iskandar Puteri, Islamabad, Islington, Ismailia, Istanbul, Itabashi, Itaquaquecetuba
Ivanovo, Iwaki, Ixtapaluca, Izhevsk, İzmir, Iztacalco, Iztapalapa, Jabalpur
Jaboatão dos Guararapes, Jacksonville, Jaipur, Jājmau, Jakarta, Jalalpur Pirwala, Jalandhar
Jalgaon, Jambi City, Jammu, Jamnagar, Jamshedpur, Jardim Angela, Jayapura, Jeddah, Jeju City
Jeonju, Jepara, Jerusalem, Jhang Sadr, Jhānsi, Jiading, Jiamusi, Jiangmen, Jiangyin, Jianshui
Jiaojiang, Jiaozhou, Jiaozuo, Jiaxing, Jieyang, Jijiga, Jilin, Jinan, Jincheng, Jingdezhen, Jingmen
Jingzhou, Jinhua, Jining, Jinjiang, Jinshan, Jinzhong, Jinzhou, Jiujiang, Jiuquan, Jixi, Jizhou
João Pessoa, Jodhpur, Johannesburg, Johor Bahru, Joinville, Jos, Juba, Juiz de Fora, Jūnāgadh
Jundiaí, Kabul, Kadapa, Kaduna, Kaesŏng, Kafrul, Kagoshima, Kahama, Kahramanmaraş, Kaifeng
Kakamega, Kākināda, Kalaburagi, Kalemyo, Kaliningrad, Kalininskiy, Kallakurichi, Kaluga, Kalyān
Kāmārhāti, Kampala, Kampung Baru Subang, Kampung Kangkar Teberau, Kampung Larkin Lama, Kananga
Kanayannur, Kanazawa, Kandahār, Kano, Kanpur, Kansas City, Kaohsiung, Karabağlar, Karachi
Karagandy, Karaj, Karawang, Karbala, Karnāl, Karol Bāgh, Karşıyaka, Kashan, Kashgar, Kashiwa
Kassala, Kasugai, Kasur, Kathmandu, Katsina, Katsushika, Kawagoe, Kawaguchi, Kawasaki, Kayseri
Kazan, Kediri, Keelung, Kemerovo, Kendari, Kenitra, Kennedy, Kerman, Kermanshah, Khabarovsk
Khamis Mushait, Kharkiv, Khartoum, Khartoum North, Khorramabad, Khorramshahr, Khulna, Kigali
Kikolo, Kikuyu, Kikwit, Kima Kieza, Kimhae, Kingston, Kingston upon Hull, Kingstown, Kinshasa, Kira
Kirkuk, Kirov, Kisangani, Kisumu, Kita, Kitakyushu, Kitwe, Kluang, Kobe, Kochi, Kolhāpur, Kolkata
Kollam, Köln, Kolwezi, Kom Ombo, Konak, Konya, Korba, Korhogo, Kōriyama, Korla, Koshigaya, Kosti
Kota, Kota Bharu, Kota Damansara, Kota Kinabalu, Kota Kuala Muda, Kotō, Koumassi, Kowloon
Kowloon City, Kozhikode, Kraków, Krasnodar, Krasnogvargeisky, Krasnoyarsk, Krugersdorp, Kryvyy Rih
Kuala Lumpur, Kuala Terengganu, Kuantan, Kuching, Küçükçekmece, Kukatpally, Kulti, Kumamoto, Kumasi
Kunming, Kunshan, Kupang, Kurashiki, Kurgan, Kurnool, Kursk, Kurume, Kuwait City, Kwai Chung, Kyiv
Kyoto, Kyzylorda, La Paz, Lagos, Lahore, Laibin, Laiwu, Laixi, Langfang, Lanzhou, Lapu-Lapu City
Larkana, Las Piñas, Las Vegas, Latakia, Latur, Laval, Leeds, Leicester, Leipzig, Lekki
León de los Aldama, Leshan, Lexington, Lexington-Fayette, Lhoka, Lianshan, Lianyungang, Liaocheng
Liaoyang, Libreville, Likasi, Lilongwe, Lima, Lincang, Linfen, Linyi, Lipetsk, Lisbon, Lishui
Liupanshui, Liuzhou, Liverpool, Ljubljana, Lobito, Logan City, Lomé, London, Londrina, Long Beach
Long Bien, Longshan, Longyan, Loni, Los Angeles, Loudi, Louisville, Luancheng, Luanda, Lubango
Lublin, Lubumbashi, Lucknow, Ludhiana, Luhansk, Lüliang, Luohe, Luohu District, Luoyang, Lusaka
Luxembourg, Luxor, Luzhou, Lviv, Lyon, Macao, Macapá, Macau, Maceió, Machida, Madinah
Madīnat an Naşr, Madrid, Madurai, Maebashi, Magnitogorsk, Maheshtala, Mahilyow, Maianga, Maiduguri
Maipú, Makassar, Makati City, Makhachkala, Makiyivka, Makkah, Makurdi, Malabon, Malacca, Málaga
Malang, Malanje, Malatya, Male, Malegaon, Malingao, Malir Cantonment, Malmö, Maltepe, Mamoudzou
Manado, Managua, Manama, Manaus, Manchester, Mandalay, Mandaluyong, Mandaluyong City, Mandaue City
Mangaluru, Manhattan, Manila, Manizales, Mannheim, Mansilingan, Manukau City, Maoming, Maputo
Mar del Plata, Maracaibo, Maracay, Maradi, Mardan, Marikina City, Maringá, Markham, Marne La Vallée
Maroua, Marrakesh, Marseille, Masan, Maseru, Mashhad, Masina, Matadi, Mataram, Mathura, Matola
Matsudo, Matsuyama, Maturín, Mauá, Mawlamyine, Mazār-e Sharīf, Mazatlán, Mbabane, Mbandaka, Mbeya
Mbuji-Mayi, Medan, Medellín, Meerut, Meishan, Meizhou, Meknes, Melbourne, Memphis, Mengzi, Mérida
Mersin, Mesa, Mexicali, Mexico City, Miami, Mianyang, Mianzhu, Deyang, Sichuan, Miguel Hidalgo
Milan, Milwaukee, Minato, Mingora, Minhang, Minna, Minneapolis, Minsk, Miri, Mirpur Model Thana
Misratah, Mississauga, Mixco, Miyazaki, Mogadishu, Mogi das Cruzes, Mohammadpur, Mombasa, Monrovia
Montería, Monterrey, Montes Claros, Montevideo, Montréal, Morādābād, Morelia, Morogoro, Moroni
Moscow, Mosul, Muar, Mudanjiang, Mukalla, Mukim Pulai, Mulenvos, Multan, Mumbai, Munich, Münster
Muntinlupa, Muratpaşa, Murcia, Muscat, Muzaffarābād, Muzaffarnagar, Muzaffarpur, Mwanza, Mykolayiv
Mysuru, Naberezhnyye Chelny, Nagano, Nagasaki, Nagoya, Nagpur, Naha, Nairobi, Najaf, Najafgarh
Najrān, Nakano, Nakuru, Nam Định, Namangan, Nampula, Nanchang, Nanchong, Nanded, Nanjing, Nanning
Nanping, Nanqiao, Nansana, Nantes, Nantong, Nanyang, Naples, Nara-shi, Narela, Nashik, Nashville
Nasiriyah, Nassau, Natal, Natore, Naucalpan de Juárez, Navi Mumbai, Nawabshah, Nay Pyi Taw, Nazrēt
Ndola, Neijiang, Neiva, Nellore, New Cairo, New Delhi, New Kingston, New Orleans, New South Memphis
New Taipei City, New Territories, New York City, Newcastle, Newcastle upon Tyne, Nghi Sơn
Nha Trang, Niamey, Nice, Nicosia, Niigata, Nilüfer, Ningbo, Ningde, Nishinomiya, Niterói, Nizāmābād
Nizhniy Novgorod, Nizhny Tagil, Nottingham, Nouakchott, Noumea, Nova Iguaçu, Nova Vida
Novokuznetsk, Novosibirsk, Nowrangapur, Nuevo Laredo, Nukus, Nur-Sultan, Nuremberg, Nyala, Oakland
Obalende, Odesa, Ogbomoso, Ōita, Ojo de Agua, Okara, Okayama, Okazaki, Okene, Oklahoma City, Olinda
Omaha, Omdurman, Omsk, Ondo, Onitsha, Oral, Oran, Oranjestad, Ordos, Orël, Orenburg, Orlando
Orūmīyeh, Osaka, Osasco, Osh, Oslo, Osogbo, Ōta, Ōtsu, Ottawa, Ouagadougou, Oujda, Owerri, Oyo
Padang, Palangkaraya, Palembang, Palermo, Palikir, Pallabi, Palma, Palmas, Palmira, Palu
Panama City, Pānihāti, Panjin, Panshan, Panzhihua, Papeete, Paramaribo, Paranaque City, Parbhani
Paris, Pasay, Pasig City, Pasir Gudang, Pasto, Patiāla, Patna, Paulista, Pavlodar, Pekalongan
Pekanbaru, Pelentong, Pelotas, Pengze, Penza, Percut, Pereira, Perm, Perth, Peshawar, Pest
Petaling Jaya, Petare, Pétionville, Petrolina, Philadelphia, Phnom Penh, Phoenix, Pietermaritzburg
Pikine, Pimpri, Pimpri-Chinchwad, Pindi Bhattian, Pingdingshan, Pingdu, Pingliang, Pingxiang
Piracicaba, Pittsburgh, Piura, Pizhou, Plovdiv, Podgorica, Pohang, Pointe-Noire, Pokhara, Pontianak
Popayán, Port Harcourt, Port Louis, Port Moresby, Port of Spain, Port Said, Port Sudan, Port Vila
Port-au-Prince, Port-de-Paix, Portland, Porto Alegre, Porto Velho, Porto-Novo, Portoviejo, Posadas
Poznań, Prague, Praia, Praia Grande, Pravyi Bereh, Prayagraj, Preston, Pretoria, Pristina, Pucallpa
Puchong, Pudong, Puducherry, Puebla, Puente Alto, Puerto La Cruz, Punāsa, Pune, Puning, Putian
Putuo, Puxi, Puyang, Pyeongtaek, Pyongyang, Qazvin, Qingdao, Qingpu, Qingyang, Qingyuan
Qinhuangdao, Qinzhou, Qionghai, Qiqihar, Qitaihe, Qods, Qom, Quận Mười, Quận Mười Một, Quanzhou
Québec, Queens, Quelimane, Quetta, Quezon City, Qui Nhon, Quito, Qujing, Quzhou, Rabat, Rạch Giá
Rahim Yar Khan, Raipur, Rajamahendravaram, Rājkot, Rajpur Sonarpur, Rajshahi, Raleigh, Rāmgundam
Ramiros, Ranchi, Randburg, Rangpur, Ras Al Khaimah, Rasapūdipalem, Rasht, Rawalpindi, Reading
Recife, Reykjavik, Reynosa, Ribeirão das Neves, Ribeirão Preto, Riga, Rio Branco, Rio de Janeiro
Riverside, Riyadh, Rizhao, Rohini, Rohtak, Rome, Roodepoort, Rosario, Rosetta, Rostov-on-Don
Rotterdam, Ruiru, Rustenburg, Sacramento, Sadr City, Safi, Sagamihara, Sahāranpur, Sahiwal
Saint Paul, Saint Petersburg, Saint-Denis, Saitama, Sakai, Salé, Salem, Salt Lake City, Salta
Saltillo, Saltivka, Salvador, Samara, Samarinda, Samarkand, Samba, Samsun, Samut Prakan
San Antonio, San Diego, San Francisco, San José, San Jose del Monte, San Juan, San Luis Potosí
San Miguel de Tucumán, San Miguelito, San Nicolás de los Garza, San Pablo, San Pedro
San Pedro Sula, San Salvador, San-Pédro, Sanaa, Sanandaj, Sancaktepe, Sandakan, Sāngli, Sanhe
Şanlıurfa, Sanmenxia, Sanming, Santa Ana, Santa Catarina, Santa Cruz de la Sierra, Santa Fe
Santa Marta, Santiago, Santiago de Cuba, Santiago de Querétaro, Santo André, Santo Domingo
Santo Domingo Este, Santo Domingo Oeste, Santos, Sanya, São Bernardo do Campo, São João de Meriti
São José do Rio Preto, São José dos Campos, São José dos Pinhais, São Luís, São Paulo, Sao Tome
São Vicente, Sapele, Sapporo, Sarajevo, Saransk, Saratov, Sargodha, Sariwŏn-si, Saurimo, Seattle
Sector 3, Sector 6, Seeb, Sejong, Selayang Baru Utara, Semarang, Sendai, Seongnam-si, Seoul, Serang
Serekunda, Seremban, Serra, Setagaya, Setapak, Sevastopol, Sevilla, Sha Tin, Shah Alam, Shāhjānpur
Shahrīār, Sham Shui Po, Shanghai, Shangluo, Shangqiu, Shangrao, Shangyu, Shantou, Shanwei, Shaoguan
Shaoxing, Shaoyang, Sharjah, Sheffield, Shekhupura, Shenyang, Shenzhen, Shibganj, Shihezi
Shijiazhuang, Shinagawa, Shinjuku, Shiqi, Shiraz, Shivaji Nagar, Shivamogga, Shiyan, Shizuishan
Shizuoka, Sholapur, Shouguang, Shuangyashan, Shubrā al Khaymah, Shuozhou, Shyamnagar, Shymkent
Sialkot, Sikasso, Siliguri, Simferopol, Singapore, Sinjhoro, Siping, Şişli, Situbondo, Skopje
Smolensk, Soacha, Sochi, Sofia, Sokoto, Soledad, Solwezi, Songjiang, Sorocaba, Soshanguve
South Boston, South Dublin, South Tangerang, Soweto, Soyapango, Srinagar, St. Louis, Staten Island
Stavropol, Stockholm, Stockton, Stuttgart, Subang Jaya, Sucre, Suez, Suginami, Suining, Suita
Suizhou, Sukabumi, Sukkur, Sulaymaniyah, Sulţānah, Sultanbeyli, Sultangazi, Sumbawanga, Sumgayit
Sungai Petani, Sunshine Coast, Suqian, Surabaya, Surakarta, Surat, Surgut, Surrey, Suva, Suwon
Suzano, Suzhou, Swansea, Sydney, Szczecin, Tabora, Tabriz, Tabuk, Taguig, Taicang, Taichung, Tainan
Taipei, Taiyuan, Taiz, Taizhou, Takamatsu, Takasaki, Takatsuki, Takeo, Takoradi, Talatona, Tallinn
Tamale, Taman Petaling, Tampa, Tampico, Tando Allahyar, Tando Bago, Tanga, Tangerang, Tanggu
Tangier, Tangshan, Tanta, Tantou, Tanzhou, Taoyuan, Tapachula, Tarawa, Taraz, Tarlac City, Tarsus
Ţarţūs, Tashkent, Tasikmalaya, Taubaté, Tawau, Tbilisi, Tegucigalpa, Tehran, Tel Aviv, Temara, Teni
Tepic, Teresina, Tete, Tétouan, Thái Nguyên, Thāne, Thanh Hóa, The Bronx, The Hague, Thembisa
Thessaloníki, Thiès, Thimphu, Thiruvananthapuram, Thoothukudi, Thrissur, Thủ Dầu Một, Thủ Đức
Thuận An, Tianjin, Tianshui, Tieling, Tijuana, Tirana, Tiruchirappalli, Tirunelveli, Tiruppur
Tláhuac, Tlalnepantla, Tlalpan, Tlaquepaque, Toamasina, Tokorozawa, Tokyo, Toluca, Tolyatti, Tomsk
Tonalá, Tongchuan, Tonghua, Tongling, Tongshan, Toronto, Torreón, Toshima, Touba, Toulouse, Toyama
Toyohashi, Toyonaka, Toyota, Tripoli, Trujillo, Tseung Kwan O, Tshikapa, Tsuen Wan, Tucson
Tuen Mun, Tula, Tulsa, Tumkūr, Tungi, Tunis, Turin, Turmero, Tuxtla, Tver, Tyumen, Uberaba
Uberlândia, Udaipur, Ufa, Uíge, Uijeongbu-si, Ujjain, Ulaanbaatar, Ulan Bator, Ulan-Ude, Ulanqab
Ulhasnagar, Ulsan, Ulyanovsk, Umraniye, Umuahia, Ürümqi, Uşak, Üsküdar, Ust-Kamenogorsk, Utrecht
Utsunomiya, Uvira, Uyo, Vadodara, Valencia, Valenzuela, Valladolid, Valledupar, Valletta, Van
Vancouver, Varanasi, Varna, Várzea Grande, Vaughan, Vellore, Venustiano Carranza, Veracruz
Vereeniging, Viana, Victoria, Victoria de Durango, Vienna, Vientiane, Việt Trì, Vijayapura
Vijayawada, Vila Velha, Villa Nueva, Villahermosa, Villavicencio, Vilnius, Viña del Mar, Vinh
Vinnytsya, Virār, Virginia Beach, Visakhapatnam, Vitebsk, Vitória, Vladikavkaz, Vladimir
Vladivostok, Volgograd, Vologda, Volzhsky, Voronezh, Vũng Tàu, Wad Medani, Wafangdian, Wah Cantt
Wakayama, Wandsbek, Wanning, Wanxian, Wanzhou, Warangal, Warder, Warri, Warsaw, Washington, Weifang
Weihai, Weinan, Welkom, Wellington, Wenchang, Wenshan City, Wenzhou, West Jerusalem, West Raleigh
Wichita, Willemstad, Windhoek, Winejok, Winnipeg, Wong Tai Sin, Wŏnju, Wŏnsan, Wrocław, Wuhan, Wuhu
Wuppertal, Wuwei, Wuxi, Wuzhong, Wuzhou, Xalapa de Enríquez, Xiamen, Xiangtan, Xiangyang, Xianning
Xianyang, Xiaogan, Xichang, Xico, Xilinhot, Xingtai, Xingyi, Xining, Xinxiang, Xinyang, Xinyi
Xinyu, Xinzhou, Xochimilco, Xuancheng, Xuanhua, Xuchang, Xuhui, Xuzhou, Yamoussoukro, Yancheng
Yangjiang, Yangon, Yangpu, Yangquan, Yangsan, Yangshuo, Yangzhou, Yanji, Yantai, Yaoundé, Yaroslavl
Yazd, Yekaterinburg, Yenagoa, Yerevan, Yibin, Yichang, Yichun, Yinchuan, Yingkou, Yiwu, Yixing
Yogyakarta, Yokkaichi, Yokohama, Yokosuka, Yola, Yongji, Yongzhou, Yueyang, Yulin, Yuncheng, Yunfu
Yunlong, Yunusobod, Zagazig, Zagreb, Zahedan, Zamboanga, Zanjan, Zanzibar, Zaozhuang, Zapopan
Zaporizhzhya, Zaragoza, Zaria, Zarqa, Zhabei, Zhangjiagang, Zhangjiajie, Zhangjiakou, Zhangye
Zhangzhou, Zhanjiang, Zhaoqing, Zhaotong, Zhengzhou, Zhenjiang, Zhongshan, Zhongwei, Zhoukou
Zhoushan, Zhu Cheng City, Zhucheng, Zhuhai, Zhumadian, Zhuzhou, Zibo, Zigong, Zinder, Ziyang, Zunyi
Zürich, Đống Đa, Łódź
"""
"""Capitals, and cities of 300,000 people and more."""

GERMAN = """
Aachen, Aalen, Aarau, Achern, Achim, Adlershof, Ahaus, Ahlen, Ahrensburg, Aichach, Albstadt, Alfter
Alsdorf, Alsergrund, Altena, Altenburg, Altglienicke, Altona, Altstadt Sud, Amberg, Andernach
Annaberg-Buchholz, Ansbach, Aplerbeck, Apolda, Arnsberg, Arnstadt, Aschaffenburg, Aschersleben
Aspern, Attendorn, Auerbach, Aurich, Baar, Backnang, Bad Berleburg, Bad Harzburg, Bad Hersfeld
Bad Homburg vor der Höhe, Bad Honnef, Bad Kissingen, Bad Kreuznach, Bad Mergentheim, Bad Nauheim
Bad Neuenahr-Ahrweiler, Bad Oeynhausen, Bad Oldesloe, Bad Pyrmont, Bad Rappenau, Bad Salzuflen
Bad Soden am Taunus, Bad Vilbel, Bad Zwischenahn, Baden, Baden-Baden, Baesweiler, Balingen, Bamberg
Basel, Baunatal, Bautzen, Bayreuth, Beckum, Bedburg, Bellinzona, Bensheim, Bergedorf, Bergheim
Bergisch Gladbach, Bergkamen, Bergneustadt, Berlin Köpenick, Bernau bei Berlin, Bernburg
Biberach an der Riß, Biebrich, Biel/Bienne, Biesdorf, Bietigheim-Bissingen, Billstedt
Bingen am Rhein, Bitterfeld-Wolfen, Blankenfelde-Mahlow, Blasewitz, Blieskastel, Böblingen, Bocholt
Bockum, Bogenhausen, Bonn Hardtberg, Borken, Bornheim, Bothfeld, Bottrop, Brackel, Bramsche
Brandenburg an der Havel, Braunschweig, Bregenz, Bremerhaven, Bretten, Brigittenau, Brilon, Britz
Bruchköbel, Bruchsal, Brühl, Buchholz in der Nordheide, Buckow, Büdingen, Buer, Bühl, Bülach, Bulle
Bünde, Büren, Burg bei Magdeburg, Burgdorf, Burglesum, Butzbach, Buxtehude, Calw, Castrop-Rauxel
Celle, Charlottenburg, Chemnitz, Chur, Cloppenburg, Coburg, Coesfeld, Coswig, Cottbus, Crailsheim
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
Gorbitz, Görlitz, Goslar, Gotha, Göttingen, Greiz, Greven, Grevenbroich, Gries, Griesheim, Grimma
Gronau, Gropiusstadt, Groß-Gerau, Groß-Umstadt, Guben, Gummersbach, Güstrow, Gütersloh, Haan, Hagen
Haiger, Hakenfelde, Halberstadt, Haldensleben I, Halle, Halle-Neustadt, Haltern am See, Hameln
Hamm, Hamminkeln, Hanau am Main, Hannoversch Münden, Hansestadt Salzwedel, Hansestadt Stade
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
Lütgendortmund, Luzern, Magdeburg, Mahlsdorf, Maintal, Mainz, Marburg an der Lahn, Margareten
Mariahilf, Mariendorf, Marienfelde, Marienthal, Märkisches Viertel, Markkleeberg, Marl, Marsberg
Marzahn, Mechernich, Meckenheim, Meerbusch, Meiderich, Meidling, Meinerzhagen, Meiningen, Meissen
Melle, Memmingen, Menden, Meppen, Merseburg, Merzig, Meschede, Mettmann, Metzingen, Minden, Misburg
Moabit, Mödling, Moers, Mönchengladbach, Monheim am Rhein, Montreux, Mörfelden-Walldorf, Mosbach
Mössingen, Mühlacker, Mühlhausen, Mühlheim am Main, Mülheim, München, Nagold, Naumburg, Neckarsulm
Neheim, Netphen, Nettetal, Neu Wulmstorf, Neu-Hohenschönhausen, Neu-Isenburg, Neu-Ulm, Neubau
Neubrandenburg, Neubrück, Neuburg an der Donau, Neuchâtel, Neuehrenfeld, Neugraben-Fischbek
Neukirchen-Vluyn, Neukölln, Neumarkt in der Oberpfalz, Neumünster, Neunkirchen, Neuruppin, Neusäß
Neuss, Neustadt am Rübenberge, Neustadt an der Weinstraße, Neustadt/Nord, Neustadt/Süd, Neustrelitz
Neuwied, Nidderau, Nieder-Ingelheim, Niederkassel, Niederrad, Niederschönhausen, Nienburg, Niendorf
Nippes, Norden, Nordenham, Norderstedt, Nordhausen, Nordhorn, Nördlingen, Northeim, Nottuln
Nürnberg, Nürtingen, Oberhausen, Oberkirch, Oberschöneweide, Obertshausen, Oberursel, Oelde
Oer-Erkenschwick, Offenbach, Offenburg, Ohligs, Öhringen, Olching, Oldenburg, Olpe, Opfikon
Opladen, Oranienburg, Osdorf, Osnabrück, Osterholz-Scharmbeck, Ostfildern, Ottakring, Ottensen
Overath, Paderborn, Pankow, Papenburg, Pasing, Passau, Peine, Penzing, Petershagen
Pfaffenhofen an der Ilm, Pforzheim, Pfungstadt, Pinneberg, Pirmasens, Pirna, Plauen, Plettenberg
Poppenbüttel, Porta Westfalica, Porz am Rhein, Potsdam, Pradl, Prenzlau, Prenzlauer Berg, Pulheim
Püttlingen, Quedlinburg, Querenburg, Quickborn, Radebeul, Radevormwald, Radolfzell, Rahlstedt
Rapperswil, Rastatt, Rastede, Rathenow, Ratingen, Ravensburg, Recklinghausen, Rees, Regensburg
Reichenbach/Vogtland, Reinbek, Reinickendorf, Remscheid, Remseck am Neckar, Rendsburg, Renens
Reutlingen, Rheda-Wiedenbrück, Rheinbach, Rheinberg, Rheine, Rheinfelden, Rheinhausen, Rheinstetten
Riedstadt, Riehen, Riesa, Rietberg, Rinteln, Rodenkirchen, Rodgau, Ronnenberg, Rosenheim, Rösrath
Rostock, Rotenburg, Roth, Rottenburg, Rottweil, Rudolstadt, Rudow, Rummelsburg, Rüsselsheim am Main
Saalfeld, Saarbrücken, Saarlouis, Salzburg, Salzgitter, Salzkotten, Sangerhausen, Sankt Augustin
Sankt Gallen, Sankt Ingbert, Sankt Martin, Sankt Peter, Sankt Pölten, Sankt Wendel, Sasel
Schaffhausen, Scharnhorst, Schleswig, Schmallenberg, Schmargendorf, Schnelsen, Schönebeck
Schöneberg, Schorndorf, Schortens, Schwabach, Schwäbisch Gmünd, Schwäbisch Hall
Schwandorf in Bayern, Schwanewede, Schwedt, Schweinfurt, Schwelm, Schwerin, Schwerte, Schwetzingen
Seelze, Seesen, Seevetal, Sehnde, Seligenstadt, Selm, Senden, Senftenberg, Siegburg, Siegen
Simmering, Sindelfingen, Singen, Sinsheim, Sitten, Soest, Solingen, Soltau, Sömmerda, Sondershausen
Sonneberg, Sonthofen, Spandau, Speyer, Springe, Sprockhövel, St. Pauli, Staaken, Stadtallendorf
Stadthagen, Stadtlohn, Starnberg, Staßfurt, Steglitz, Steinfurt, Stellingen, Stendal, Steyr
Stolberg, Stralsund, Straubing, Strausberg, Stuhr, Stuttgart Feuerbach, Stuttgart Mühlhausen
Südstadt, Suhl, Sundern, Syke, Taunusstein, Tegel, Tempelhof, Thun, Tönisvorst, Traun, Traunreut
Treptow, Trier, Troisdorf, Tübingen, Tuttlingen, Übach-Palenberg, Überlingen, Uelzen, Ulm
Universitäts- und Hansestadt Greifswald, Unna, Unterhaching, Unterschleißheim, Uster
Vaihingen an der Enz, Varel, Vaterstetten, Vechta, Vegesack, Velbert, Verden, Verl, Vernier
Versmold, Viernheim, Viersen, Villach, Villingen-Schwenningen, Vlotho, Voerde, Völklingen
Volksdorf, Vreden, Wachtberg, Waghäusel, Währing, Waiblingen, Waldkirch, Waldkraiburg
Waldshut-Tiengen, Wallenhorst, Walsrode, Waltrop, Wangen, Warburg, Waren, Warendorf, Warstein
Wattenscheid, Wedding, Wedel, Wegberg, Weiden, Weil am Rhein, Weilheim, Weimar, Weingarten
Weinheim, Weinstadt-Endersbach, Weißenfels, Weißensee, Weiterstadt, Werdau, Werder, Werdohl, Werl
Wermelskirchen, Werne, Wernigerode, Wersten, Wertheim, Wesel, Wesseling, Westend, Westerstede
Wetter, Wetzikon, Wetzlar, Wiehl, Wien, Wiener Neustadt, Wiesbaden, Wiesloch, Wil, Wilhelmsburg
Wilhelmshaven, Wilhelmstadt, Willich, Wilmersdorf, Wilnsdorf, Winnenden, Winsen, Winterhude
Winterthur, Wipperfürth, Wismar, Witten, Wittenau, Wittenberg, Wittenberge, Wittmund, Wolfen
Wolfenbüttel, Wolfsberg, Wolfsburg, Worms, Wülfrath, Wunstorf, Würselen, Würzburg, Xanten
Yverdon-les-Bains, Zehlendorf, Zeitz, Zerbst, Zirndorf, Zittau, Zug, Zülpich, Zürich / Altstetten
Zürich / Aussersihl, Zürich / Sihlfeld, Zürich / Unterstrass, Zweibrücken, Zwickau
"""
"""Towns of 20,000 people and more in Austria, Germany, Liechtenstein and Switzerland."""


@cache
def city_names() -> frozenset[str]:
    """Return all names, folded."""
    return frozenset(fold(name) for name in re.split(r", |\n", LARGE + GERMAN) if name)
