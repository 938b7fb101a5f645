"""Sentences with the statements they hold: (text, ["mode code person | words of the content", ...]).

`-` stands for no code or person, `~` before the mode for a source left unnamed. All texts are made up.
"""

DIRECT = [
    (
        "« Nous enverrons deux bataillons en juin », a déclaré Emmanuel Macron.",
        ["direct FRA Macron | Nous enverrons deux bataillons"],
    ),
    (
        "“Nous enverrons deux bataillons en juin”, a déclaré Emmanuel Macron.",
        ["direct FRA Macron | Nous enverrons deux bataillons"],
    ),
    (
        '"Nous enverrons deux bataillons en juin", a déclaré Emmanuel Macron.',
        ["direct FRA Macron | Nous enverrons deux bataillons"],
    ),
    (
        "«\u00a0Nous enverrons deux bataillons en juin\u00a0», a déclaré Emmanuel Macron.",
        ["direct FRA Macron | Nous enverrons deux bataillons"],
    ),
    (
        "«Nous enverrons deux bataillons en juin», a déclaré Emmanuel Macron.",
        ["direct FRA Macron | Nous enverrons deux bataillons"],
    ),
    (
        "‘Nous enverrons deux bataillons en juin’, a déclaré Emmanuel Macron.",
        ["direct FRA Macron | Nous enverrons deux bataillons"],
    ),
    (
        "„Nous enverrons deux bataillons en juin“, a déclaré Friedrich Merz.",
        ["direct DEU Merz | Nous enverrons deux bataillons"],
    ),
    (
        "<< Nous enverrons deux bataillons en juin >>, a déclaré Emmanuel Macron.",
        ["direct FRA Macron | Nous enverrons deux bataillons"],
    ),
    (
        "— Nous enverrons deux bataillons en juin, a répondu Emmanuel Macron.",
        ["direct FRA Macron | Nous enverrons deux bataillons"],
    ),
    (
        "Nous enverrons deux bataillons en juin - a déclaré Emmanuel Macron.",
        ["direct FRA Macron | Nous enverrons deux bataillons"],
    ),
    ("« La force, a déclaré Emmanuel Macron, partira en juin. »", ["direct FRA Macron | La force"]),
    (
        "« La force partira, a-t-il dit, quand les armes se tairont. »",
        ["direct - - | quand les armes se tairont"],
    ),
    (
        "« La force », a déclaré Mark Rutte, « partira en juin. »",
        ["direct NATO Rutte | partira en juin"],
    ),
    (
        "Mark Rutte a été bref : « La force partira en juin. »",
        ["direct NATO Rutte | La force partira en juin"],
    ),
    (
        "Mark Rutte : « La force partira en juin. »",
        ["direct NATO Rutte | La force partira en juin"],
    ),
    (
        "Mark Rutte a déclaré : « La force partira en juin. »",
        ["direct NATO Rutte | La force partira en juin"],
    ),
    (
        "Mark Rutte s'est voulu rassurant : « La force partira en juin. »",
        ["direct NATO Rutte | La force partira en juin"],
    ),
    (
        "Mark Rutte a déclaré que « la force partira en juin ».",
        ["direct NATO Rutte | la force partira en juin"],
    ),
    (
        "« La force partira en juin », sourit Mark Rutte.",
        ["direct NATO Rutte | La force partira en juin"],
    ),
    (
        "« La force partira-t-elle en juin ? », s'interroge Mark Rutte.",
        ["direct NATO Rutte | La force partira"],
    ),
    (
        "« La force partira en juin ! » a lancé Mark Rutte devant la presse.",
        ["direct NATO Rutte | La force partira en juin"],
    ),
    (
        "« La force partira en juin », peut-on lire dans le communiqué.",
        ["~direct - - | La force partira en juin"],
    ),
    (
        "« Pas question de partir avant juin », tient à préciser Mark Rutte.",
        ["direct NATO Rutte | Pas question de partir"],
    ),
    (
        "Mark Rutte n'a fermé aucune porte. « La force partira en juin », a-t-il dit.",
        ["direct NATO Rutte | La force partira en juin"],
    ),
    (
        "« La force partira en juin », a dit Mark Rutte. « Elle ira jusqu'au bout. »",
        ["direct NATO Rutte | Elle ira jusqu'au bout"],
    ),
    (
        "« La force partira. Elle ira jusqu'au bout. Rien ne l'arrêtera », a dit Mark Rutte.",
        ["direct NATO Rutte | Elle ira jusqu'au bout"],
    ),
    (
        "« La force partira en juin », a dit Mark Rutte. « Elle ira jusqu'au bout », a-t-il ajouté.",
        ["direct NATO Rutte | La force partira", "direct NATO Rutte | Elle ira"],
    ),
    (
        "Emmanuel Macron s'est montré ferme. « La France ne cédera pas un pouce. »",
        ["direct FRA Macron | La France ne cédera pas"],
    ),
    (
        "« La force partira en juin. »\nMark Rutte, lundi, à Bruxelles",
        ["direct NATO Rutte | La force partira en juin"],
    ),
    (
        "« La force partira en juin, a dit Mark Rutte.\n« Elle ira jusqu'au bout.\n« Rien ne l'arrêtera. »",
        [
            "direct NATO Rutte | La force partira",
            "direct NATO Rutte | Elle ira",
            "direct NATO Rutte | Rien ne l'arrêtera",
        ],
    ),
    (
        "« La force partira en juin, a dit Mark Rutte. Il s'exprimait à Bruxelles.",
        ["direct NATO Rutte | La force partira en juin"],
    ),
    (
        "La force partira en juin », a dit Mark Rutte.",
        ["direct NATO Rutte | La force partira en juin"],
    ),
]

MIXED = [
    (
        "Vladimir Poutine voit « une certaine lumière au bout du tunnel ».",
        ["mixed RUS Poutine | une certaine lumière"],
    ),
    (
        "Mark Rutte a déclaré que la force serait « prête en juin au plus tard ».",
        ["mixed NATO Rutte | que la force serait"],
    ),
    (
        "La force sera « prête en juin », a déclaré Mark Rutte.",
        ["mixed NATO Rutte | La force sera"],
    ),
    ("Selon Mark Rutte, la force sera « prête en juin ».", ["mixed NATO Rutte | la force sera"]),
    (
        "Sergueï Lavrov dénonce « une occupation déguisée ».",
        ["mixed RUS Lavrov | une occupation déguisée"],
    ),
    (
        "Sergueï Lavrov a fustigé un projet « sans queue ni tête ».",
        ["mixed RUS Lavrov | un projet"],
    ),
    (
        "Mark Rutte a salué « un tournant décisif pour la paix ».",
        ["mixed NATO Rutte | un tournant décisif"],
    ),
    ("Moscou juge « illégale » la présence européenne.", ["mixed RUS - | la présence européenne"]),
    (
        "Le Kremlin a qualifié d'« irresponsable » l'envoi de soldats.",
        ["mixed RUS - | l'envoi de soldats"],
    ),
    (
        "Pékin se dit « disposé » à ouvrir des pourparlers de paix.",
        ["mixed CHN - | ouvrir des pourparlers"],
    ),
    (
        "Donald Trump dit avoir perçu « de l'ouverture » chez Vladimir Poutine.",
        ["mixed USA Trump | avoir perçu"],
    ),
    (
        "Mark Rutte n'exclut pas « une présence durable au sol ».",
        ["mixed NATO Rutte | une présence durable"],
    ),
    (
        "Donald Trump réclame « des garanties solides et durables ».",
        ["mixed USA Trump | des garanties solides"],
    ),
    ("Emmanuel Macron y voit « un pas décisif ».", ["mixed FRA Macron | un pas décisif"]),
]

INDIRECT = [
    (
        "Mark Rutte a déclaré que la force partira en juin.",
        ["indirect NATO Rutte | la force partira en juin"],
    ),
    (
        "Mark Rutte a déclaré, lors d'un discours à Kiev, que la force partira en juin.",
        ["indirect NATO Rutte | la force partira en juin"],
    ),
    (
        "Mark Rutte a insisté sur le fait que la force partira en juin.",
        ["indirect NATO Rutte | la force partira en juin"],
    ),
    (
        "La force partira en juin, a annoncé jeudi à Bruxelles Mark Rutte.",
        ["indirect NATO Rutte | La force partira en juin"],
    ),
    ("La force, a annoncé Mark Rutte, partira en juin.", ["indirect NATO Rutte | partira en juin"]),
    (
        "Pas de soldats avant juin, prévient Mark Rutte.",
        ["indirect NATO Rutte | Pas de soldats avant juin"],
    ),
    (
        "La France enverra deux bataillons, a promis Emmanuel Macron.",
        ["indirect FRA Macron | La France enverra deux bataillons"],
    ),
    (
        "Aucun soldat américain ne sera déployé, rappelle toutefois la Maison-Blanche.",
        ["indirect USA - | Aucun soldat américain"],
    ),
    (
        "La France pourrait en fournir 6 000, selon Emmanuel Macron.",
        ["indirect FRA Macron | La France pourrait en fournir"],
    ),
    (
        "Selon Mark Rutte, la force partira en juin.",
        ["indirect NATO Rutte | la force partira en juin"],
    ),
    (
        "Selon Mark Rutte, si la Russie attaque, la force ripostera.",
        ["indirect NATO Rutte | la force ripostera"],
    ),
    (
        "D'après Mark Rutte, la force partira en juin.",
        ["indirect NATO Rutte | la force partira en juin"],
    ),
    (
        "Aux yeux de Moscou, la force est une provocation.",
        ["indirect RUS - | la force est une provocation"],
    ),
    (
        "De l'avis de Mark Rutte, la force partira en juin.",
        ["indirect NATO Rutte | la force partira en juin"],
    ),
    (
        "La force partira en juin, à en croire Mark Rutte.",
        ["indirect NATO Rutte | La force partira en juin"],
    ),
    (
        "Pour Mark Rutte, la force partira en juin.",
        ["indirect NATO Rutte | la force partira en juin"],
    ),
    ("La force, selon Mark Rutte, partira en juin.", ["indirect NATO Rutte | partira en juin"]),
    (
        "Paris aurait proposé une clause d'assistance, selon deux diplomates européens.",
        ["~indirect EUROPE - | Paris aurait proposé"],
    ),
    (
        "Selon une source à l'Élysée, la force partira en juin.",
        ["~indirect FRA - | la force partira en juin"],
    ),
    (
        "De source diplomatique, la force partira en juin.",
        ["~indirect - - | la force partira en juin"],
    ),
    (
        "La force partira en juin, indique-t-on à l'Élysée.",
        ["~indirect FRA - | La force partira en juin"],
    ),
    ("À Moscou, on assure que la force sera frappée.", ["~indirect RUS - | la force sera frappée"]),
    (
        "La force partira en juin, a indiqué à l'AFP un diplomate européen.",
        ["~indirect EUROPE - | La force partira en juin"],
    ),
    ("Rome se dit prête à surveiller la trêve.", ["indirect ITA - | prête à surveiller"]),
    (
        "Rome s'est en revanche dite disposée à former des soldats.",
        ["indirect ITA - | disposée à former"],
    ),
    ("Rome dit vouloir envoyer des observateurs.", ["indirect ITA - | vouloir envoyer"]),
    (
        "Washington affirme avoir reçu des signaux de Moscou.",
        ["indirect USA - | avoir reçu des signaux"],
    ),
    (
        "Emmanuel Macron a annoncé la livraison de douze canons.",
        ["indirect FRA Macron | la livraison de douze canons"],
    ),
    (
        "Mark Rutte a souligné la nécessité d'une force robuste.",
        ["indirect NATO Rutte | la nécessité d'une force"],
    ),
    ("Tokyo a évoqué l'envoi d'un destroyer.", ["indirect JPN - | l'envoi d'un destroyer"]),
    (
        "Ottawa a laissé entendre que des soldats suivraient.",
        ["indirect CAN - | des soldats suivraient"],
    ),
    (
        "Emmanuel Macron a fait valoir que la France tiendrait parole.",
        ["indirect FRA Macron | la France tiendrait parole"],
    ),
    (
        "Friedrich Merz jugeait prématuré l'envoi du moindre soldat.",
        ["indirect DEU Merz | l'envoi du moindre soldat"],
    ),
    ("Berlin juge désormais leur envoi prématuré.", ["indirect DEU - | leur envoi prématuré"]),
    (
        "Madrid, après avoir jugé la mission prématurée, envisage de la rejoindre.",
        ["indirect ESP - | la mission prématurée"],
    ),
    ("Moscou qualifie la force de provocation.", ["indirect RUS - | la force de provocation"]),
    (
        "Varsovie exige que la force quitte la frontière.",
        ["indirect POL - | la force quitte la frontière"],
    ),
    (
        "Varsovie s'engage à ce que la force parte en juin.",
        ["indirect POL - | la force parte en juin"],
    ),
    (
        "L'envoi de 400 militaires a été confirmé hier par La Haye.",
        ["indirect NLD - | L'envoi de 400 militaires"],
    ),
    (
        "L'annonce de Berlin selon laquelle la brigade partira en juin a surpris.",
        ["indirect DEU - | la brigade partira en juin"],
    ),
    (
        "La force partira en juin. Paris l'a annoncé mardi.",
        ["indirect FRA - | La force partira en juin"],
    ),
    (
        "La force partira en juin, Paris l'a confirmé mardi.",
        ["indirect FRA - | La force partira en juin"],
    ),
    (
        "Comme l'a rappelé Mark Rutte, la force partira en juin.",
        ["indirect NATO Rutte | la force partira en juin"],
    ),
    (
        "La force partira en juin, comme Mark Rutte l'a annoncé.",
        ["indirect NATO Rutte | La force partira en juin"],
    ),
    (
        "Mark Rutte tient à rappeler que la force partira en juin.",
        ["indirect NATO Rutte | la force partira en juin"],
    ),
    (
        "Mark Rutte vient d'annoncer que la force partira en juin.",
        ["indirect NATO Rutte | la force partira en juin"],
    ),
    (
        "Mark Rutte ne cesse de répéter que la force partira en juin.",
        ["indirect NATO Rutte | la force partira en juin"],
    ),
    (
        "Mark Rutte n'estime pas que la force partira en juin.",
        ["indirect NATO Rutte | la force partira en juin"],
    ),
    (
        "Mark Rutte ne cache pas que la force partira en juin.",
        ["indirect NATO Rutte | la force partira en juin"],
    ),
    (
        "L'OTAN, dont le secrétaire général, Mark Rutte, a rappelé que rien ne presse, s'en tient à la formation.",
        ["indirect NATO Rutte | rien ne presse"],
    ),
]

SEVERAL = [
    (
        "Mark Rutte a dit que la force partira en juin, ajoutant que Kiev l'attend.",
        ["indirect NATO Rutte | la force partira en juin", "indirect NATO Rutte | Kiev l'attend"],
    ),
    (
        "La force partira en juin, a dit Mark Rutte, tout en assurant que Kiev l'attend.",
        ["indirect NATO Rutte | La force partira", "indirect NATO Rutte | Kiev l'attend"],
    ),
    (
        "Mark Rutte a dit que la force partira et que Kiev l'attend.",
        ["indirect NATO Rutte | Kiev l'attend"],
    ),
    (
        "« La force partira en juin », a dit Mark Rutte, avant de demander que Kiev soit consultée.",
        ["direct NATO Rutte | La force partira", "indirect NATO Rutte | Kiev soit consultée"],
    ),
    (
        "Donald Trump a vanté leur relation, affirmant : « Nous allons tout régler. »",
        ["direct USA Trump | Nous allons tout régler"],
    ),
    (
        "« Rien n'est fait », note Mark Rutte, pour qui la force partira en juin.",
        ["direct NATO Rutte | Rien n'est fait", "indirect NATO Rutte | la force partira en juin"],
    ),
    (
        "« Rien n'est encore fait », note Mark Rutte. Selon lui, la force partira en juin.",
        [
            "direct NATO Rutte | Rien n'est encore fait",
            "indirect NATO Rutte | la force partira en juin",
        ],
    ),
    (
        "La Suède partira, a dit Mark Rutte ; la France restera, a répondu Emmanuel Macron.",
        ["indirect NATO Rutte | La Suède partira", "indirect FRA Macron | la France restera"],
    ),
]

CHAINS = [
    (
        "Selon l'AFP, Emmanuel Macron a dit que la force partira en juin.",
        ["indirect FRA Macron | la force partira en juin"],
    ),
    (
        "Emmanuel Macron a dit que la force partira en juin, rapporte l'AFP.",
        ["indirect FRA Macron | la force partira en juin"],
    ),
    (
        "Emmanuel Macron affirme que Vladimir Poutine a dit que la guerre finira.",
        ["indirect RUS Poutine | la guerre finira"],
    ),
]

NOTHING = [
    "Mark Rutte a salué l'engagement de Donald Trump.",
    "Paris s'est engagé à envoyer deux bataillons.",
    "Paris a promis d'envoyer deux bataillons.",
    "Rome refuse d'envoyer des soldats.",
    "Washington menace Moscou de nouvelles sanctions.",
    "Paris a redit son soutien à l'Ukraine.",
    "Paris annonce son intention de partir.",
    "La « coalition des volontaires » se réunit jeudi.",
    "L'exercice « Arctic Endurance Storm » commence jeudi.",
    "La coalition a baptisé son projet « force multinationale pour l'Ukraine ».",
    "Emmanuel Macron n'a pas dit que la force partira en juin.",
    "Emmanuel Macron ne dit rien d'un contingent terrestre.",
    "Emmanuel Macron doit annoncer que la force partira en juin.",
    "Emmanuel Macron a-t-il dit que la force partira en juin ?",
    "Si Moscou dit que la force est une cible, Paris répondra.",
    "L'Ukraine espère que la coalition établira une force.",
    "Comme il a été rapporté plus tôt, la réunion a eu lieu à Kiev.",
    "Rappelons que la guerre a commencé en 2022.",
    "Nous disons que la force partira en juin.",
    "Quant à l'entrée dans l'OTAN, Donald Trump l'a rejetée.",
    "À Moscou, on ironise.",
    "Cela veut dire que la force partira en juin.",
    "Le sondage a été réalisé selon la méthode des quotas.",
    "Les évêques « supplient » tout le monde de se parler.",
    "Le Premier ministre néerlandais l'a appelé dans la soirée.",
    "Friedrich Merz, le chancelier allemand, a rencontré Emmanuel Macron.",
    "Sans préciser que la force partira, Paris a confirmé le principe d'une réunion ultérieure à huis clos.",
    "Un plan selon lequel chacun paiera sa part reste à écrire.",
    "Emmanuel Macron a plus d'alliés que prévu.",
    "Rome plaide toujours pour un mécanisme d'assistance.",
    "La France a voté la loi, et l'Italie aussi.",
]
