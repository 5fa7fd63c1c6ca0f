//! What is said about a line, in the person's language: what is wrong, and how to mend it.

use comptoir_domain::ids::UserId;
use rusqlite::{Connection, OptionalExtension as _};

use super::preview::ImportIssue;
use super::problem::Problem;
use crate::error::StoreError;

/// A language in which files and messages are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Language {
    /// French.
    #[default]
    French,
    /// English.
    English,
}

impl Language {
    /// The language of a person.
    pub(crate) fn of(connection: &Connection, user: UserId) -> Result<Self, StoreError> {
        let language: Option<String> = connection
            .prepare_cached("SELECT language FROM user_row WHERE id = ?1")?
            .query_row([user.as_bytes()], |row| row.get(0))
            .optional()?;
        Ok(if language.as_deref() == Some("en") { Self::English } else { Self::French })
    }
}

/// The header of the column that says why a line is wrong.
pub(super) const fn reason_header(language: Language) -> &'static str {
    match language {
        Language::French => "Erreur",
        Language::English => "Error",
    }
}

/// One issue as a sentence.
pub(super) fn sentence(issue: &ImportIssue, language: Language) -> String {
    let (at_line, in_column) = match language {
        Language::French => ("ligne", "colonne"),
        Language::English => ("line", "column"),
    };
    let column = issue.column.as_ref().map(|column| format!(", {in_column} « {column} »")).unwrap_or_default();
    let ImportIssue { line, message, advice, .. } = issue;
    format!("{at_line} {line}{column} : {message} {advice}")
}

impl ImportIssue {
    /// The issue as one sentence in French or English, as its message is.
    #[must_use]
    pub fn sentence(&self) -> String {
        let column = self.column.as_ref().map(|column| format!(" [{column}]")).unwrap_or_default();
        format!("{}{column}: {} {}", self.line, self.message, self.advice)
    }
}

/// What is wrong, and how to mend it.
pub(super) fn of(problem: &Problem, language: Language) -> (String, String) {
    let (message, advice) = match language {
        Language::French => french(problem),
        Language::English => english(problem),
    };
    (message, advice.to_owned())
}

fn french(problem: &Problem) -> (String, &'static str) {
    use Problem as P;
    match problem {
        P::Missing => ("La cellule est vide.".to_owned(), "Remplissez-la."),
        P::TooLong { length_max } => (format!("Plus de {length_max} caractères."), "Raccourcissez le texte."),
        P::NotAnAmount { currency } => {
            (format!("Ce n'est pas un montant en {currency}."), "Écrivez seulement le montant, par exemple 1500.")
        }
        P::AmountAmbiguous => {
            ("Le séparateur peut marquer les milliers ou les décimales.".to_owned(), "Écrivez 1500 ou 1,50.")
        }
        P::TooManyDecimals { places } => (format!("Plus de {places} décimales."), "Arrondissez."),
        P::NotANumber => ("Ce n'est pas un nombre.".to_owned(), "Écrivez un nombre, par exemple 12."),
        P::Negative => ("Le nombre est négatif.".to_owned(), "Écrivez zéro ou plus."),
        P::TooLarge => ("Le nombre est trop grand.".to_owned(), "Vérifiez la cellule."),
        P::WordUnknown { accepted } => (format!("Mot inconnu ; sont compris : {accepted}."), "Choisissez l'un d'eux."),
        P::BarcodeInvalid { barcode } => {
            (format!("« {barcode} » n'est pas un code-barres."), "De 3 à 48 lettres ou chiffres, sans accent.")
        }
        P::BarcodeRounded => (
            "Le tableur a arrondi le code-barres.".to_owned(),
            "Mettez la colonne au format Texte et saisissez le code en entier.",
        ),
        P::BarcodeTaken { barcode } => (
            format!("Un autre article porte déjà le code-barres {barcode}."),
            "Corrigez le code, ou ôtez-le de l'autre article.",
        ),
        P::BarcodeRepeated { barcode, line } => (
            format!("La ligne {line} donne le code-barres {barcode} à un autre article."),
            "Gardez-le sur une seule ligne.",
        ),
        P::NewProductNeeds => (
            "L'article est nouveau et le fichier n'a pas de colonne pour son nom ou son prix.".to_owned(),
            "Ajoutez la colonne, ou corrigez la référence.",
        ),
        P::TooManyCells => (
            "La ligne a plus de cellules que d'en-têtes.".to_owned(),
            "Mettez entre guillemets les textes qui contiennent le séparateur.",
        ),
        P::CellTooLong => ("Une cellule est démesurée.".to_owned(), "Un guillemet n'est sans doute pas fermé."),
        P::AboveMaximum => {
            ("Le stock minimum dépasse le maximum du magasin.".to_owned(), "Baissez-le, ou relevez le maximum.")
        }
        P::Refused { code } => (format!("Refusé : {code}."), "Corrigez la ligne."),
        P::Repeated { line } => {
            (format!("La ligne {line} a la même référence et dit autre chose."), "C'est la première qui compte.")
        }
        P::PriceZero => ("Le prix est zéro.".to_owned(), "L'article sera importé ainsi."),
        P::OpeningStockPast => (
            "Le stock de l'article a déjà bougé.".to_owned(),
            "Le stock initial n'est pas repris ; faites un comptage.",
        ),
        P::KeepsNoStock => {
            ("L'article ne tient pas de stock.".to_owned(), "Stock minimum et stock initial ne sont pas repris.")
        }
        P::SerialsNeedStock => (
            "Seul un article dont le stock est suivi se vend par numéro de série.".to_owned(),
            "Écrivez non, ou changez le type.",
        ),
    }
}

fn english(problem: &Problem) -> (String, &'static str) {
    use Problem as P;
    match problem {
        P::Missing => ("The cell is empty.".to_owned(), "Fill it in."),
        P::TooLong { length_max } => (format!("More than {length_max} characters."), "Shorten the text."),
        P::NotAnAmount { currency } => {
            (format!("This is no amount in {currency}."), "Write the amount only, such as 1500.")
        }
        P::AmountAmbiguous => ("The separator could mean thousands or decimals.".to_owned(), "Write 1500 or 1.50."),
        P::TooManyDecimals { places } => (format!("More than {places} decimals."), "Round it."),
        P::NotANumber => ("This is no number.".to_owned(), "Write a number, such as 12."),
        P::Negative => ("The number is negative.".to_owned(), "Write zero or more."),
        P::TooLarge => ("The number is too large.".to_owned(), "Check the cell."),
        P::WordUnknown { accepted } => (format!("Unknown word; understood are: {accepted}."), "Choose one of them."),
        P::BarcodeInvalid { barcode } => {
            (format!("'{barcode}' is no barcode."), "3 to 48 letters or digits without accents.")
        }
        P::BarcodeRounded => (
            "The spreadsheet has rounded the barcode.".to_owned(),
            "Format the column as text and enter the whole code.",
        ),
        P::BarcodeTaken { barcode } => (
            format!("Another product has the barcode {barcode} already."),
            "Mend the code, or take it off the other product.",
        ),
        P::BarcodeRepeated { barcode, line } => {
            (format!("Line {line} gives the barcode {barcode} to another product."), "Keep it in one line only.")
        }
        P::NewProductNeeds => (
            "The product is new and the file has no column for its name or price.".to_owned(),
            "Add the column, or mend the code.",
        ),
        P::TooManyCells => (
            "The line has more cells than there are headers.".to_owned(),
            "Put texts that contain the delimiter between quotation marks.",
        ),
        P::CellTooLong => ("A cell is far too long.".to_owned(), "Perhaps a quotation mark is not closed."),
        P::AboveMaximum => {
            ("The minimum stock is above the store's maximum.".to_owned(), "Lower it, or raise the maximum.")
        }
        P::Refused { code } => (format!("Refused: {code}."), "Mend the line."),
        P::Repeated { line } => (format!("Line {line} has the same code and says otherwise."), "The first one counts."),
        P::PriceZero => ("The price is zero.".to_owned(), "The product is imported so."),
        P::OpeningStockPast => {
            ("The product's stock has moved already.".to_owned(), "The opening stock is left out; make a count.")
        }
        P::KeepsNoStock => ("The product keeps no stock.".to_owned(), "Minimum and opening stock are left out."),
        P::SerialsNeedStock => (
            "Only a product whose stock is tracked is sold by serial number.".to_owned(),
            "Write no, or change the type.",
        ),
    }
}
