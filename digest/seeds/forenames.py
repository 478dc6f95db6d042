"""Common first names of persons. Knows names, not who bears them.

Where every noun has a capital, as in German, nothing else tells `Paula Muster` from `Neue Themen`.
"""

# ruff: noqa: RUF001  names of many languages

from __future__ import annotations

import re
from functools import cache

from digest.seeds.months import fold

GERMANIC = """
Achim, Adam, Adrian, Agnes, Albert, Alexander, Alexandra, Alexandre, Alfred, Alina, Amelie, Andrea
Andreas, Anette, Angela, Angelika, Anika, Anita, Anja, Anke, Anna, Anne, Annegret, Annette, Annika
Antje, Anton, Antonia, Armin, Arne, Arnold, Arthur, Astrid, August, Axel, Barbara, Bastian, Beate
Beatrix, Benedikt, Benjamin, Bernd, Bernhard, Bernhardt, Bert, Berthold, Bettina, Birgit, Birte
Björn, Bodo, Boris, Brigitte, Britta, Bruno, Burkhard, Carina, Carl, Carla, Carolin, Caroline
Carsten, Caspar, Charlotte, Christa, Christel, Christian, Christiane, Christina, Christine
Christof, Christoph, Christopher, Clara, Claudia, Claus, Clemens, Constantin, Constanze, Cornelia
Cornelius, Corinna, Dagmar, Daniel, Daniela, David, Dennis, Detlef, Dieter, Dietmar, Dietrich
Dirk, Dominik, Dora, Doreen, Doris, Dorothea, Dorothee, Eberhard, Eckart, Edgar, Edith, Egon
Elena, Elisabeth, Elke, Ella, Ellen, Elsa, Elvira, Emil, Emma, Erhard, Eric, Erich, Erik, Erika
Ernst, Erwin, Esther, Eugen, Eva, Evelyn, Ewald, Fabian, Falk, Felicitas, Felix, Ferdinand
Florian, Frank, Franz, Franziska, Frauke, Frederik, Friederike, Friedhelm, Friedrich, Fritz, Gabi
Gabriel, Gabriele, Georg, Gerald, Gerd, Gerda, Gerhard, Gerlinde, Gernot, Gert, Gertrud, Gesa
Gesine, Gisela, Greta, Gudrun, Guido, Günter, Günther, Gustav, Hanna, Hannah, Hannelore, Hannes
Hanno, Hans, Harald, Hartmut, Heide, Heidi, Heike, Heiko, Heiner, Heinrich, Heinz, Helena, Helene
Helga, Helge, Hella, Helmut, Hendrik, Henning, Henri, Henrik, Henrike, Herbert, Hermann, Hilde
Hildegard, Holger, Horst, Hubert, Hugo, Ida, Ilona, Ilse, Imke, Ina, Ines, Inga, Inge, Ingeborg
Ingo, Ingrid, Irene, Iris, Irma, Irmgard, Isabel, Isabell, Isabella, Isabelle, Jakob, Jan, Jana
Janina, Janine, Jannik, Jasmin, Jasper, Jens, Jessica, Joachim, Jochen, Johann, Johanna, Johannes
Jonas, Jonathan, Jörg, Jörn, Josef, Josefine, Joseph, Judith, Julia, Julian, Juliane, Julius
Jürgen, Justus, Jutta, Kai, Karen, Karin, Karl, Karla, Karolin, Karoline, Karsten, Kaspar
Katarina, Katharina, Kathrin, Katja, Katrin, Kerstin, Kilian, Kirsten, Klara, Klaus, Klemens, Knut
Konrad, Konstantin, Kristian, Kristin, Kristina, Kurt, Lara, Larissa, Lars, Laura, Lea, Lena, Leni
Leon, Leonard, Leonhard, Leonie, Leopold, Lilli, Linda, Lisa, Lorenz, Lothar, Lotte, Louis, Louisa
Luca, Lucas, Ludger, Ludwig, Luis, Luisa, Luise, Lukas, Lutz, Lydia, Magdalena, Maik, Maike, Maja
Malte, Manfred, Manuel, Manuela, Marc, Marcel, Marco, Marcus, Mareike, Maren, Margarete, Margit
Margot, Maria, Marianne, Marie, Mariella, Marina, Mario, Marion, Marius, Mark, Marko, Markus
Marlene, Marlies, Marten, Martha, Martin, Martina, Mathias, Mathilde, Matthias, Matthäus, Max
Maximilian, Meike, Melanie, Merle, Mia, Michael, Michaela, Michel, Miriam, Mirjam, Mirko, Monika
Moritz, Nadine, Nadja, Natalie, Natascha, Nele, Nicola, Nicole, Niels, Niklas, Nikolai, Nikolas
Nikolaus, Nils, Nina, Nora, Norbert, Oda, Olaf, Ole, Oliver, Oskar, Ottmar, Otto, Pascal, Patricia
Patrick, Paul, Paula, Pauline, Peer, Peter, Petra, Philip, Philipp, Pia, Rabea, Rafael, Rainer
Ralf, Ralph, Ramona, Raphael, Rebecca, Regina, Regine, Reiner, Reinhard, Reinhold, Renate, René
Richard, Rita, Robert, Robin, Roland, Rolf, Roman, Ronald, Ronja, Rosa, Rosemarie, Rüdiger, Rudi
Rudolf, Ruth, Sabine, Sabrina, Samuel, Sandra, Sara, Sarah, Sascha, Saskia, Sebastian, Selina
Siegfried, Siegmund, Sigrid, Silke, Silvia, Simon, Simone, Sina, Sofia, Sonja, Sophia, Sophie
Stefan, Stefanie, Steffen, Steffi, Stella, Stephan, Stephanie, Susanna, Susanne, Svea, Sven
Svenja, Swantje, Sybille, Sylvia, Tabea, Tamara, Tanja, Tatjana, Theo, Theodor, Theresa, Therese
Thilo, Thomas, Thorsten, Till, Tilman, Tim, Timo, Tina, Tobias, Tom, Toni, Torben, Torsten, Udo
Ulf, Uli, Ulla, Ulrich, Ulrike, Ursula, Urs, Uta, Ute, Uwe, Valentin, Valerie, Vanessa, Vera
Verena, Veronika, Victoria, Viktor, Viktoria, Vincent, Viola, Volker, Volkmar, Waltraud, Walter
Walther, Wencke, Werner, Wibke, Wiebke, Wilfried, Wilhelm, Willi, Winfried, Wolf, Wolfgang
Wolfram, Yannick, Yvonne, Anders, Arnt, Asbjørn, Bent, Bjørn, Bo, Brita, Egil, Einar, Elin, Emilie
Erling, Espen, Finn, Flemming, Frida, Fredrik, Geir, Gro, Gunnar, Gunilla, Haakon, Håkan, Håvard
Henriette, Ingvild, Ivar, Jeppe, Jesper, Johan, Jørgen, Kari, Karianne, Katrine, Kjell, Kjersti
Kjetil, Kristoffer, Lasse, Leif, Linn, Liv, Mads, Magnus, Malin, Marit, Mats, Mette, Mikael
Mikkel, Morten, Nanna, Oddvar, Øystein, Ola, Olav, Per, Pernille, Rasmus, Ragnhild, Rune, Sigurd
Silje, Sindre, Siri, Sissel, Solveig, Søren, Stein, Stig, Svein, Tone, Tor, Torbjørn, Torgeir
Tove, Trine, Troels, Trond, Tuva, Ulrika, Vibeke, Anneke, Bart, Bas, Bram, Cees, Dirk-Jan, Ewout
Femke, Floor, Frans, Freek, Gerrit, Gijs, Hanneke, Hans-Jürgen, Harm, Henk, Ineke, Jaap, Jelle
Jeroen, Joep, Joke, Joost, Joris, Karel, Klaas, Koen, Koenraad, Kees, Lieke, Lieve, Maarten
Maaike, Marieke, Marijke, Marloes, Mieke, Niek, Pieter, Piet, Rik, Roel, Ruben, Ruud, Sander
Sanne, Sjoerd, Stijn, Teun, Thijs, Wim, Wouter
"""

ENGLISH = """
Aaron, Abby, Abigail, Adele, Aidan, Aisha, Alan, Alana, Alastair, Alec, Alex, Alexa, Alexis, Alice
Alicia, Alison, Alistair, Allan, Allen, Allison, Alyssa, Amanda, Amber, Amelia, Amy, Andrew, Andy
Angus, Ann, Annabel, Annie, Anthony, April, Archie, Ariel, Ashley, Ashton, Audrey, Austin, Ava
Barry, Beatrice, Becky, Belinda, Ben, Bernadette, Bernard, Beth, Bethany, Betsy, Beverly, Bill
Billy, Blake, Bob, Bobby, Brad, Bradley, Brandon, Brenda, Brendan, Brent, Brett, Brian, Bridget
Brittany, Brooke, Bruce, Bryan, Byron, Caitlin, Callum, Calvin, Cameron, Candice, Carol, Carrie
Casey, Catherine, Cathy, Cecilia, Chad, Charles, Charlie, Chase, Chelsea, Cheryl, Chloe, Chris
Christie, Cindy, Claire, Clare, Clark, Clayton, Cliff, Clifford, Clive, Cody, Colin, Colleen
Connor, Conor, Corey, Courtney, Craig, Crystal, Curtis, Cynthia, Daisy, Dale, Damian, Damien, Dan
Dana, Danny, Darcy, Darren, Dave, Dawn, Dean, Debbie, Deborah, Debra, Declan, Denise, Derek
Desmond, Diana, Diane, Dominic, Don, Donald, Donna, Dorothy, Doug, Douglas, Duncan, Dustin, Dylan
Ed, Eddie, Edmund, Edward, Edwin, Eileen, Elaine, Eleanor, Eli, Eliza, Elizabeth, Ellie, Elliot
Elliott, Emily, Emmanuel, Erica, Erin, Ethan, Eugene, Evan, Faith, Fiona, Frances, Francis, Fred
Freddie, Frederick, Freya, Gareth, Garry, Gary, Gavin, Gemma, Geoff, Geoffrey, George, Georgia
Georgina, Gerard, Gillian, Gina, Glen, Glenn, Gloria, Gordon, Grace, Graeme, Graham, Grant, Greg
Gregory, Guy, Gwen, Hailey, Hamish, Harriet, Harrison, Harry, Harvey, Hayley, Hazel, Heather
Hector, Henry, Hilary, Holly, Hope, Howard, Hugh, Iain, Ian, Imogen, Isaac, Isla, Ivan, Jack
Jackie, Jackson, Jacob, Jacqueline, Jade, Jake, James, Jamie, Jane, Janet, Janice, Jared, Jason
Jay, Jayne, Jean, Jeff, Jeffrey, Jemima, Jen, Jenna, Jennifer, Jenny, Jeremy, Jerome, Jerry, Jesse
Jessie, Jill, Jim, Jimmy, Jo, Joan, Joanna, Joanne, Jodie, Joe, Joel, Joey, John, Johnny, Jon
Jonny, Jordan, Josh, Joshua, Josie, Joy, Joyce, Jude, Judy, Julie, Juliet, Justin, Kara, Kate
Katherine, Kathleen, Kathryn, Kathy, Katie, Kay, Kayla, Keith, Kelly, Kelsey, Ken, Kendra, Kenneth
Kerry, Kevin, Kieran, Kim, Kimberly, Kirsty, Kristen, Kristy, Kyle, Lachlan, Lance, Larry, Lauren
Laurence, Laurie, Lawrence, Lee, Leigh, Leo, Leslie, Lesley, Lewis, Liam, Lillian, Lily, Lindsay
Lindsey, Liz, Lloyd, Logan, Lois, Lorraine, Louise, Lucy, Luke, Lynn, Mackenzie, Madeleine
Madeline, Madison, Maggie, Malcolm, Mandy, Marcia, Margaret, Marjorie, Marshall, Mary, Matt
Matthew, Maureen, Maurice, Megan, Meghan, Melissa, Mercedes, Meredith, Michelle, Mick, Mike, Miles
Millie, Mitchell, Molly, Monica, Morgan, Murray, Nancy, Naomi, Natalia, Nathan, Nathaniel, Neil
Nell, Niamh, Nicholas, Nick, Nicky, Nigel, Noah, Noel, Noelle, Oscar, Olivia, Owen, Paige, Pam
Pamela, Pat, Patty, Penelope, Penny, Percy, Perry, Pete, Phil, Phillip, Phoebe, Polly, Poppy
Preston, Quentin, Rachael, Rachel, Randall, Randy, Ray, Raymond, Rebekah, Reggie, Rhys, Rick
Ricky, Riley, Rob, Robbie, Roberta, Rod, Rodney, Roger, Ron, Ronan, Ronnie, Rory, Rose, Rosie
Ross, Rowan, Roy, Rupert, Russell, Ryan, Sally, Sam, Samantha, Sandy, Scott, Sean, Selena, Seth
Shane, Shannon, Sharon, Shaun, Shauna, Shawn, Sheila, Shelby, Shelley, Sheryl, Shirley, Sian
Sidney, Sinead, Spencer, Stacey, Stacy, Stan, Stanley, Stephen, Steve, Steven, Stewart, Stuart
Sue, Susan, Susie, Suzanne, Tara, Taylor, Ted, Teresa, Terence, Terri, Terry, Tessa, Tiffany
Timothy, Toby, Todd, Tommy, Tony, Tracey, Tracy, Travis, Trevor, Tristan, Troy, Tyler, Vicky
Virginia, Vivian, Wallace, Walt, Warren, Wayne, Wendy, Wesley, Whitney, Will, Willa, William
Xavier, Yasmin, Zach, Zachary, Zack, Zara, Zoe, Abdul, Ahmad, Ahmed, Ali, Amina, Amir, Amit
Ananya, Anil, Anjali, Aryan, Arjun, Arun, Ashish, Asif, Ayesha, Deepak, Divya, Faisal, Farah
Fatima, Hamza, Hassan, Hussein, Ibrahim, Imran, Kamal, Karan, Kavita, Khalid, Lakshmi, Layla
Mahmoud, Manish, Maryam, Meera, Mohamed, Mohammad, Mohammed, Muhammad, Mustafa, Nadia, Neha
Nikhil, Nisha, Omar, Pooja, Prakash, Priya, Rahul, Raj, Rajesh, Rakesh, Ravi, Rohit, Sana, Sanjay
Saeed, Salma, Shreya, Sneha, Sunil, Suresh, Swati, Tariq, Usman, Vijay, Vikram, Vinod, Yusuf
Zainab, Zahra, Chen, Jing, Mei, Ming, Akira, Hiroshi, Kenji, Yuki, Adaeze, Chidi, Chioma, Kofi
Kwame, Lerato, Lwazi, Nomsa, Nthabiseng, Sipho, Tendai, Thabo, Thandi, Themba, Tumi, Zanele
"""

ROMANCE = """
Adèle, Adriana, Adriano, Agathe, Agustín, Aïcha, Alain, Alba, Alberto, Aldo, Alejandra, Alejandro
Alessandra, Alessandro, Alessia, Alessio, Alfonso, Alfredo, Aline, Álvaro, Amélie, Ana, Anaïs
Andrés, André, Ángel, Ángela, Angelo, Antoine, Antonella, Antonello, Antonio, António, Ariane
Arnaud, Arturo, Augusto, Aurélie, Aurélien, Baptiste, Beatriz, Begoña, Belén, Benedetta, Benoît
Bérénice, Bernardo, Bertrand, Blanca, Blandine, Bruna, Caio, Camila, Camilla, Camille, Camilo
Candela, Carlo, Carlos, Carlotta, Carme, Carmen, Carolina, Cátia, Catarina, Caterina, Cécile
Célia, Céline, César, Cesare, Chantal, Chiara, Christelle, Christophe, Claude, Claudio, Clément
Clémence, Clotilde, Concha, Corentin, Cristian, Cristina, Cristóbal, Cyril, Damiano, Daniele
Daniella, Danilo, Dario, Davide, Delphine, Denis, Diego, Dolores, Dominique, Donatella, Édouard
Eduardo, Élise, Elisa, Elisabetta, Élodie, Éloïse, Emanuela, Emanuele, Emiliano, Emilio
Emmanuelle, Enrico, Enrique, Ernesto, Estelle, Esteban, Estefanía, Étienne, Eugenio, Fabien, Fabio
Fábio, Fabrice, Fabrizio, Federica, Federico, Felipe, Fernanda, Fernando, Filipa, Filipe, Filippo
Flavia, Flávia, Flavio, Florence, Florent, Francesca, Francesco, Francisca, Francisco, Franck
Franco, François, Françoise, Frédéric, Gabriela, Gaëlle, Gaël, Gaia, Gaspar, Geneviève, Gérald
Gérard, Germán, Giacomo, Gianluca, Gianni, Gilles, Giorgia, Giorgio, Giovanna, Giovanni, Giulia
Giulio, Giuseppe, Gonçalo, Gonzalo, Graziella, Grégoire, Guilherme, Guillaume, Guillermo, Gustavo
Hélène, Héloïse, Henrique, Hervé, Ignacio, Ilaria, Inês, Inés, Iñaki, Íñigo, Isabela, Ismael
Itziar, Iván, Jacopo, Jacques, Jaime, Javier, Jérémie, Jérôme, Jesús, Jimena, Joana, João, Joaquín
Jordi, Jorge, José, Josep, Josiane, Juan, Juliana, Julien, Juliette, Julio, Justine, Karim, Karine
Laetitia, Laia, Laurent, Leandro, Leire, Leonardo, Leonor, Letícia, Leticia, Liliana, Lionel
Livia, Lola, Lorenza, Lorenzo, Luc, Lucía, Lucia, Luciana, Luciano, Lucie, Lucien, Lucio, Ludovic
Luigi, Luís, Luiz, Maddalena, Maël, Magali, Maite, Manon, Mar, Marcela, Marcello, Marcelo
Margarida, Margaux, Margherita, Mariana, Mariano, Marta, Martín, Martino, Massimo, Massimiliano
Mateo, Mathieu, Matías, Matilde, Matteo, Matthieu, Maud, Mauricio, Maurizio, Mauro, Maxime
Mélanie, Michele, Miguel, Mikel, Milena, Mónica, Montse, Muriel, Murilo, Nacho, Nathalie, Nerea
Nicolas, Nicolás, Nicolò, Noémie, Nuno, Nuria, Núria, Odile, Olivier, Óscar, Paloma, Paola, Paolo
Pablo, Pascale, Patrizia, Paulina, Paulo, Pedro, Philippe, Piero, Pierre, Pietro, Pilar, Rafaela
Raffaele, Raffaella, Ramón, Raquel, Raúl, Raul, Régis, Rémi, Renata, Renato, Renaud, Ricardo
Riccardo, Roberto, Rocío, Rodolfo, Rodrigo, Rogério, Romain, Romane, Rosario, Rubén, Rui, Salvador
Salvatore, Samira, Sandrine, Santiago, Sébastien, Sergi, Sergio, Sérgio, Séverine, Silvana, Silvio
Simona, Sofía, Solène, Soledad, Sónia, Stefania, Stefano, Stéphane, Stéphanie, Susana, Sylvain
Sylvie, Tatiana, Telmo, Thiago, Théo, Thibault, Thierry, Tiago, Tomás, Tommaso, Umberto, Valentina
Valentino, Valeria, Valérie, Valerio, Vanesa, Véronique, Vicente, Víctor, Vincenzo, Vinícius
Virginie, Vítor, Vittoria, Vittorio, Viviana, Xabier, Yann, Yves, Ximena, Yolanda, Adina, Andrei
Bogdan, Cătălin, Cosmin, Crina, Dragoș, Florin, Gheorghe, Ioana, Ion, Ionuț, Mihai, Mihaela
Mircea, Oana, Radu, Răzvan, Ștefan, Teodora, Vlad
"""

OTHERS = """
Ada, Agata, Agnieszka, Aleksander, Aleksandra, Alicja, Andrzej, Aneta, Barbora, Bartosz, Beata
Blanka, Bogusław, Božena, Cezary, Dagmara, Dalibor, Danuta, Dariusz, Dorota, Eliška, Elżbieta, Ewa
Filip, František, Grzegorz, Halina, Hana, Helenka, Ireneusz, Irena, Ivana, Iveta, Iwona, Jacek
Jakub, Janusz, Jarosław, Jaroslav, Jerzy, Jiří, Jitka, Jolanta, Justyna, Kacper, Kamil, Karol
Karolina, Kateřina, Katarzyna, Kinga, Klára, Krzysztof, Ladislav, Lenka, Leszek, Libor, Łukasz
Lukáš, Maciej, Magda, Małgorzata, Marcin, Marek, Mariusz, Markéta, Martyna, Mateusz, Michał
Miroslav, Mirosław, Oldřich, Ondřej, Paweł, Pavel, Pavla, Petr, Piotr, Przemysław, Radek, Radosław
Ryszard, Sławomir, Stanislav, Stanisław, Šárka, Šimon, Tadeusz, Tereza, Tomáš, Tomasz, Urszula
Václav, Vendula, Vít, Vladimír, Vojtěch, Wiesław, Wiktor, Wojciech, Zbigniew, Zdeněk, Zofia
Zuzana, Zuzanna, Attila, Balázs, Csaba, Dániel, Eszter, Ferenc, Gábor, György, Ildikó, István
János, József, Katalin, László, Márton, Miklós, Péter, Réka, Sándor, Tamás, Zoltán, Zsolt, Ahmet
Alper, Aslı, Ayşe, Barış, Berk, Burak, Büşra, Can, Cem, Deniz, Duygu, Ebru, Elif, Emine, Emrah
Emre, Engin, Erdal, Eren, Esra, Fatih, Fatma, Ferhat, Furkan, Gizem, Gökhan, Hakan, Halil, Hande
Hasan, Hatice, Hülya, Hüseyin, İbrahim, İlker, İrem, İsmail, Kemal, Kerem, Mehmet, Melike, Merve
Mert, Metin, Murat, Nazlı, Nihan, Nur, Okan, Onur, Ömer, Orhan, Osman, Özge, Özlem, Pınar, Recep
Saliha, Seda, Selçuk, Selim, Selin, Serkan, Sevgi, Sevinç, Sibel, Sinan, Tolga, Tuğba, Tuncay
Turgut, Ufuk, Ümit, Volkan, Yasemin, Yavuz, Zehra, Zeynep, Aino, Anneli, Antti, Eero, Heikki
Ilkka, Jari, Juha, Jukka, Kaisa, Kalle, Katri, Kimmo, Lauri, Leena, Marja, Marjatta, Markku, Matti
Mika, Mikko, Minna, Päivi, Pekka, Petri, Riikka, Sami, Sanna, Satu, Seppo, Tapio, Teemu, Tiina
Tuomas, Tuula, Ville, Ante, Borut, Branko, Dejan, Dragan, Goran, Igor, Iva, Jelena, Ljiljana, Luka
Marija, Milan, Milica, Mile, Miloš, Nataša, Nenad, Nikola, Sanja, Slobodan, Snežana, Vesna
Vladimir, Zoran, Željko, Ágnes, Aleksandr, Aleksey, Alexey, Alexei, Anastasia, Andrey, Andriy
Anatoly, Artem, Daria, Darya, Dmitri, Dmitriy, Dmitry, Ekaterina, Evgeny, Galina, Georgy, Grigory
Ilya, Inna, Irina, Kirill, Ksenia, Larisa, Lyudmila, Maksim, Maxim, Mikhail, Mykola, Natalya
Nikita, Nikolay, Oksana, Oleg, Oleh, Olena, Olga, Polina, Ruslan, Sergei, Sergey, Serhiy, Svetlana
Taras, Tatyana, Vadim, Vasily, Vitaly, Volodymyr, Vyacheslav, Yana, Yaroslav, Yelena, Yulia, Yuri
Yury, Александр, Александра, Алексей, Алёна, Алина, Алиса, Алла, Анастасия, Анатолий, Андрей, Анна
Антон, Антонина, Арина, Аркадий, Арсений, Артём, Артур, Борис, Вадим, Валентин, Валентина, Валерий
Валерия, Варвара, Василий, Вера, Вероника, Виктор, Виктория, Виталий, Владимир, Владислав
Всеволод, Вячеслав, Галина, Геннадий, Георгий, Глеб, Григорий, Дарья, Денис, Дина, Дмитрий, Ева
Евгений, Евгения, Егор, Екатерина, Елена, Елизавета, Жанна, Захар, Зоя, Иван, Игорь, Илья, Инна
Ирина, Карина, Кирилл, Константин, Ксения, Лариса, Лев, Лидия, Любовь, Людмила, Максим, Маргарита
Марина, Мария, Марк, Матвей, Михаил, Надежда, Наталия, Наталья, Никита, Николай, Нина, Оксана
Олег, Олеся, Ольга, Павел, Пётр, Полина, Роман, Руслан, Светлана, Семён, Сергей, Софья, Станислав
Степан, Тамара, Тарас, Татьяна, Тимофей, Тимур, Ульяна, Фёдор, Филипп, Эдуард, Элина, Юлия, Юрий
Яна, Ярослав
"""


@cache
def forenames() -> frozenset[str]:
    """Return all names, folded."""
    names = re.split(r", |\n", GERMANIC + ENGLISH + ROMANCE + OTHERS)
    return frozenset(fold(name) for name in names if name)


def is_forename(word: str) -> bool:
    """Whether a word is a common first name, or two of them and a hyphen: `Anne-Marie`."""
    return bool(word) and all(fold(part) in forenames() for part in word.split("-"))
