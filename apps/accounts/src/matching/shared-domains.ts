/**
 * Domains under which strangers live side by side, so that sharing one says nothing. A list of our own on purpose: the packages that keep
 * one hold thousands of throw-away providers, change weekly and differ between two installs, while a match must come out the same everywhere.
 * What is missing here costs a question to a person (an e-mail domain counts only beside a verified website), never a wrong merge by itself.
 */
const written = [
  // Mail providers of the public
  'gmail.com googlemail.com outlook.com hotmail.com hotmail.co.uk hotmail.fr hotmail.it live.com msn.com yahoo.com yahoo.co.uk yahoo.de yahoo.fr',
  'yahoo.co.jp yahoo.co.in ymail.com rocketmail.com aol.com icloud.com me.com mac.com proton.me protonmail.com pm.me tutanota.com tuta.io',
  'fastmail.com fastmail.fm hey.com zoho.com zohomail.com gmx.com gmx.de gmx.net gmx.at gmx.ch web.de t-online.de freenet.de mail.de posteo.de',
  'mailbox.org arcor.de orange.fr wanadoo.fr free.fr laposte.net sfr.fr libero.it virgilio.it tiscali.it alice.it bluewin.ch hispeed.ch',
  'btinternet.com btopenworld.com sky.com talktalk.net virginmedia.com ntlworld.com comcast.net verizon.net att.net sbcglobal.net cox.net',
  'bellsouth.net charter.net earthlink.net juno.com optonline.net rogers.com shaw.ca sympatico.ca telus.net bigpond.com bigpond.net.au optusnet.com.au',
  'xtra.co.nz mail.ru bk.ru list.ru inbox.ru yandex.ru yandex.com rambler.ru ukr.net wp.pl o2.pl onet.pl interia.pl seznam.cz centrum.cz abv.bg',
  'uol.com.br bol.com.br terra.com.br qq.com 163.com 126.com sina.com sohu.com foxmail.com aliyun.com naver.com daum.net hanmail.net rediffmail.com',
  'mail.com email.com inbox.com hushmail.com lycos.com telenet.be skynet.be ziggo.nl kpnmail.nl planet.nl telia.com comhem.se online.no',
  // Places where many have a page
  'facebook.com fb.com instagram.com linkedin.com twitter.com x.com youtube.com tiktok.com pinterest.com xing.com threads.net medium.com',
  'linktr.ee etsy.com ebay.com amazon.com yelp.com tripadvisor.com google.com goo.gl bit.ly github.com gitlab.com notion.so notion.site t.me',
];

/** Domains that many share: of mail providers and of sites where everybody can have a page. */
export const sharedDomains: ReadonlySet<string> = new Set(written.flatMap((line) => line.split(' ')));
