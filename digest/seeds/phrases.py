"""What is printed around articles, in many languages: phrases that are never prose.

A phrase is compared as `rows.key_of` gives it: without case, quotes and outer signs.
"""

# ruff: noqa: RUF001  words of many languages

from __future__ import annotations

import re

from digest.seeds.rows import key_of


def listed(text: str) -> frozenset[str]:
    """Return the phrases of a list, parted by commas or line ends."""
    return frozenset(map(key_of, re.split(r"[,\n]", text))) - {""}


ADS = listed("""
advertisement, advertisements, advertising, advertise with us, ad, ads, sponsored, promoted
sponsored content, sponsored links, paid content, paid post, story continues below advertisement
article continues below advertisement, story continues below, article continues below
article continues after advertisement, advertisement - scroll to continue
continue reading below, anzeige, werbung, publicité, publicite, publicidad, publicidade
pubblicità, advertentie, reklama, reklam, реклама, تبلیغات, آگهی, إعلان, اعلان, اشتہار, 広告
广告, 광고, sponsorisé, patrocinado, la suite après cette publicité
continua después de la publicidad, continua após a publicidade, continua dopo la pubblicità
artikel wird unten fortgesetzt
""")

SHARES = listed("""
facebook, twitter, x, whatsapp, telegram, email, e-mail, mail, print, copy link, copy url, share
share this, share this article, share this story, share this page, share this item
share article, share on facebook, share on twitter, share on whatsapp, share on linkedin
share on x, share via, share via email, share by email, email this article, email this, tweet
tweet this, pin it, pin, pinterest, linkedin, reddit, tumblr, pocket, messenger, viber, vk
odnoklassniki, sms, skype, flipboard, mastodon, bluesky, threads, instagram, youtube, tiktok
snapchat, rss, google+, google, google plus, xing, weibo, wechat, line, save, save article
bookmark, link copied, gift article, print this article, print article, print page
print friendly, follow us, follow, shares, likes, comments, views, click to share
more sharing options, share options, share with your friends, teilen, drucken, merken, mailen
twittern, artikel teilen, artikel drucken, per mail senden, partager, partage, imprimer
envoyer par mail, enregistrer, compartir, imprimir, guardar, enviar por correo, compartilhar
compartilhe, partilhar, salvar, condividi, stampa, salva, delen, afdrukken, bewaren, paylaş
yazdır, kaydet, поделиться, распечатать, اشتراک گذاری, چاپ, ارسال به دوستان, شارك, مشاركة, طباعة
شیئر کریں, فیس بک, واٹس ایپ, واتساپ, تلگرام, واتساب, تلغرام, فيسبوك, 페이스북, 微博, 分享, 打印
シェア, ツイート, 印刷, 공유, 인쇄, udostępnij, drukuj, dela, skriv ut
""")

NAVIGATION = listed("""
skip to main content, skip to content, skip to navigation, skip to article, skip links, menu
home, homepage, search, search this site, login, log in, log out, logout, sign in, sign out
sign up, register, my account, my profile, account, contact, contact us, about, about us, close
open menu, close menu, open, main menu, toggle navigation, toggle search, navigation, breadcrumb
more, next, previous, next article, previous article, next page, previous page, next post
previous post, back, back to top, back to top button, top, newsletter, newsletters, e-paper
epaper, subscribe, subscribe now, donate, donate now, shop, careers, jobs, terms of use
terms of service, terms, privacy, privacy policy, cookie policy, sitemap, site map, help, faq
edition, editions, language, accessibility, news feed, live tv, watch live, tv, radio, podcasts
podcast, video, videos, photos, gallery, image gallery, show more, see more, view more
load more, loading, read less, show less, anmelden, abmelden, registrieren, suche, suchen
startseite, menü, zum inhalt springen, schließen, zum hauptinhalt springen, kontakt, impressum
datenschutz, abo, abonnieren, weiter, zurück, mehr, accueil, recherche, rechercher, connexion
se connecter, s'abonner, aller au contenu, fermer, s'inscrire, inicio, buscar, iniciar sesión
suscribirse, ir al contenido, cerrar, registrarse, your email, email address, your email address
enter your email, newer post, older post, accedi, cerca, abbonati, vai al contenuto, chiudi
início, entrar, assine, ir para o conteúdo, pular para o conteúdo, fechar, zoeken, inloggen
abonneren, ana sayfa, anasayfa, ara, giriş yap, üye ol, kapat, главная, поиск, войти, вход
регистрация, меню, подписаться, закрыть, صفحه اصلی, صفحه نخست, خانه, جستجو, ورود, عضویت
الرئيسية, بحث, تسجيل الدخول, القائمة, صفحہ اول, 首页, 登录, 搜索, 注册, 正文, ホーム, 検索
ログイン, メニュー, 홈, 검색, 로그인, 메뉴, 본문 바로가기, agb, mentions légales, nous contacter
qui sommes-nous, plan du site, aviso legal, contacto, quiénes somos, hemeroteca, pasatiempos
esquelas, clasificados, contatti, chi siamo, annunci, archivio, contactos, contato, ficha técnica
quem somos, classificados, passatempos, colofon, over ons, adverteren, iletişim, künye, arşiv
hakkımızda, hava durumu, ilanlar, контакты, о нас, о проекте, реклама, архив, اتصل بنا, من نحن
الأرشيف, تماس با ما, درباره ما, آگهی‌ها, بایگانی, رابطہ, ہمارے بارے میں, 联系我们, 关于我们, 关于本报
往期, お問い合わせ, 会社案内, 会社概要, 利用規約, 문의, 회사 소개, 회사소개, 이용약관, 지난 기사
""")

LANGUAGES = listed("""
english, deutsch, français, francais, español, espanol, italiano, português, portugues
nederlands, türkçe, turkce, русский, українська, polski, svenska, dansk, norsk, suomi, čeština
magyar, română, български, ελληνικά, العربية, عربي, عربى, فارسی, اردو, עברית, हिन्दी, हिंदी
বাংলা, தமிழ், 中文, 简体中文, 繁體中文, 日本語, 한국어, tiếng việt, bahasa indonesia, indonesia
kurdî, کوردی, shqip
""")

READING_AIDS = listed("""
text size, font size, a a, a a a, a+ a-, a- a+, a- a a+, listen, listen to article, just watched
listen to this article, play audio, must watch, now playing, replay, watch now, play video, play
schriftgröße, artikel anhören, vorlesen, écouter, écouter cet article, escuchar, ouvir, ascolta
taille du texte, tamaño de letra, luister, dinle, yazı boyutu, слушать, اندازه متن, استمع
article content, reading time, estimated reading time, key points, expand, enlarge
enlarge image, view gallery
字号, 文字サイズ, 글자크기, favoris, favori, more videos, hide caption, toggle caption, caption
show caption, image caption, media caption, copy, copied
""")

COOKIES = listed("""
accept, accept all, accept cookies, accept all cookies, reject all, reject, decline, i agree
agree, got it, ok, manage cookies, manage preferences, manage options, cookie settings
cookie consent, privacy settings, cookies, allow all, akzeptieren, alle akzeptieren, ablehnen
einstellungen, zustimmen, tout accepter, tout refuser, accepter, accepter et fermer
continuer sans accepter, aceptar, aceptar todo, rechazar, aceitar, aceitar todos, accetta
accetta tutto, rifiuta, accepteren, alles accepteren, kabul et, tümünü kabul et, reddet, принять
согласен
""")

ENDINGS = listed("""
end, ends, the end, endit, ende, fin, fine, konec, konets, more, 30, ends all, end item
انتهای پیام, پایان پیام, انتهای خبر, انتهى, 完, 끝, конец
""")
"""Signs of an agency that the text is over, or goes on in the next dispatch."""

RELEASES = listed("""
for immediate release, for release, embargoed, not for publication
zur sofortigen veröffentlichung, pour diffusion immédiate, para publicación inmediata
para divulgação imediata
""")

COMMENTS = listed("""
no comments, no comments yet, comments, comment, post a comment, leave a comment, leave a reply
add a comment, add comment, write a comment, join the conversation, join the discussion
be the first to comment, show comments, view comments, view all comments, load comments
your email address will not be published, cancel reply, reply, newest comments, latest comments
trackback url for this entry, trackbacks, kommentare, kommentar schreiben, kommentare anzeigen
kommentar verfassen, commentaires, laisser un commentaire, réagir, comentarios
deja un comentario, deja una respuesta, comentários, deixe um comentário, deixe o seu comentário
commenti, lascia un commento, reacties, plaats een reactie, yorumlar, yorum yap, yorum yaz
комментарии, оставить комментарий, نظرات, نظر شما, ارسال نظر, ديدگاه ها, دیدگاهها, دیدگاه‌ها
التعليقات, تعليقات, اترك تعليقا, أضف تعليق, تبصرے, 评论, 网友评论, コメント, 댓글
""")
"""What stands above readers' comments: nothing of the article follows."""

STORY_LINK = listed("""
read more, read also, also read, read next, read, see also, see more, watch, watch also
watch more, must read, more, full story, read the full story, read full article
continue reading, up next, recommended, related, related article, related story, related video
next story, in case you missed, listen now, don't miss, editor's choice, lesen sie auch
lesen sie mehr, lesen sie dazu, mehr dazu, auch interessant, siehe auch, weiterlesen, lire aussi
à lire aussi, lire également, à lire également, lire la suite, voir aussi, lisez aussi
lea también, lee también, leer más, lea más, ver más, mira también, te puede interesar
leia também, leia mais, saiba mais, veja também, ver mais, leia ainda, leggi anche, leggi tutto
guarda anche, lees ook, lees meer, lees verder, ayrıca okuyun, ayrıca bkz, devamını oku
bunları da oku, читайте также, читать также, читать далее, смотрите также, اقرأ المزيد
اقرأ أيضا, اقرأ أيضاً, للمزيد, شاهد, شاهد أيضا, طالع أيضا, بیشتر بخوانید, بیشتر بدانید
همچنین بخوانید, یہ بھی پڑھیں, مزید پڑھیں, 相关阅读, 延伸阅读, 関連記事, あわせて読みたい
관련기사, czytaj także, zobacz także, czytaj też, läs också, läs mer, læs også, les også
lue myös, přečtěte si také, citește și
""")
"""What stands before the headline of one other story."""

STORY_LIST = listed("""
topics, related articles, related stories, related news, related topics, related content
related links, related posts, related coverage, related reading, you may also like
you might also like, trending, you may also be interested in, you might be interested in
recommended for you, recommended stories, more from, more on this story, more on this topic
more stories, more news, more top stories, popular, top stories, latest news
latest news and articles, latest stories, latest articles, latest headlines, latest, most read
most popular, most viewed, most commented, trending now, trending stories, in other news
read these next, what to read next, around the web, from the web, more in, editors' picks
from our partners, promoted stories, sponsored stories, we recommend, explore more, keep reading
mehr zum thema, themen, meistgelesen, weitere artikel, weitere meldungen
das könnte sie interessieren, das könnte sie auch interessieren, ähnliche artikel
verwandte artikel, aktuelle nachrichten, sur le même sujet, articles liés, à ne pas manquer
les plus lus, nos derniers articles, dans la même rubrique, noticias relacionadas
artículos relacionados, más noticias, lo más leído, más leídas, también te puede gustar
notícias relacionadas, mais lidas, mais notícias, veja mais, relacionadas, tópicos relacionados
articoli correlati, potrebbe interessarti, i più letti, ultime notizie, gerelateerde artikelen
meest gelezen, meer nieuws, ilgili haberler, benzer haberler, çok okunanlar, son dakika
diğer haberler, по теме, материалы по теме, похожие новости, самое читаемое, последние новости
другие новости, أخبار ذات صلة, مواضيع ذات صلة, الأكثر قراءة, آخر الأخبار, المزيد, مقالات ذات صلة
اخبار مرتبط, مطالب مرتبط, پربازدیدترین, آخرین اخبار, پربیننده ترین, متعلقہ خبریں, 相关新闻
相关报道, 推荐阅读, おすすめ記事, 관련 기사, مزید خبریں
热门新闻, 关键词, 関連ニュース, ランキング, アクセスランキング, 많이 본 뉴스, 인기기사
powiązane, najczęściej czytane
""")
"""What stands above a list of other stories."""

PHRASES: dict[str, str] = {
    **dict.fromkeys(LANGUAGES, "a choice of languages"),
    **dict.fromkeys(COMMENTS, "readers' comments"),
    **dict.fromkeys(STORY_LIST, "a list of other stories"),
    **dict.fromkeys(STORY_LINK, "a link to another story"),
    **dict.fromkeys(RELEASES, "a release's heading"),
    **dict.fromkeys(ENDINGS, "an agency's sign-off"),
    **dict.fromkeys(COOKIES, "a cookie note"),
    **dict.fromkeys(READING_AIDS, "a reading aid"),
    **dict.fromkeys(NAVIGATION, "navigation"),
    **dict.fromkeys(SHARES, "a share bar"),
    **dict.fromkeys(ADS, "an advertisement"),
}
"""What a whole line says -> why it is not the article."""
