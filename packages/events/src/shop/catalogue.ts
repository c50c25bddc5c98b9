/** A product of the shop. */
export interface CatalogueItem {
  id: string;
  slug: string;
  name: string;
  brand: string;
  category: string;
  variants: readonly string[];
  /** Net price. */
  euroCents: number;
}

const raincoatColours = ['Storm Yellow', 'Navy', 'Moss'];
const sizes = ['S', 'M', 'L', 'XL'];
const shoeSizes = ['37', '39', '41', '43', '45'];
const oneSize = ['One size'];

type Row = [slug: string, name: string, brand: string, euroCents: number, variants: readonly string[]];

const departments: Record<string, readonly Row[]> = {
  'Clothing/Rainwear': [
    ['raincoat-friesland', 'Regenmantel „Friesland“', 'Deichwerk', 18_990, raincoatColours],
    ['storm-parka', 'Storm Parka', 'Deichwerk', 24_900, sizes],
    ['rain-poncho', 'Rain Poncho 🌧️', 'Puddle & Sons', 4_495, raincoatColours],
    ['cire-breton', 'Ciré breton', 'Atelier Goéland', 13_900, sizes],
    ['sou-wester', 'Sou’wester Hat', 'Puddle & Sons', 2_995, sizes],
  ],
  'Clothing/Knitwear': [
    ['fisherman-jumper', 'Fisherman’s Jumper', 'Skerry Knits', 11_900, sizes],
    ['mariniere', 'Marinière à rayures', 'Atelier Goéland', 5_990, sizes],
    ['wool-beanie', 'Wool Beanie', 'Skerry Knits', 2_450, ['Grey', 'Rust', 'Ink']],
    ['alpaca-scarf', 'Alpaca Scarf 🧣', 'Skerry Knits', 6_900, ['Grey', 'Rust']],
    ['sweter-baltyk', 'Sweter „Bałtyk”', 'Żagiel', 9_450, sizes],
    ['hand-warmers', 'Hand Warmers', 'Skerry Knits', 1_995, oneSize],
  ],
  'Shoes/Boots': [
    ['rubber-boots', 'Gummistiefel „Watt“', 'Deichwerk', 7_990, shoeSizes],
    ['deck-shoes', 'Deck Shoes', 'Puddle & Sons', 8_995, shoeSizes],
    ['felt-slippers', 'Filzpantoffeln', 'Deichwerk', 3_990, shoeSizes],
    ['espadrilles', 'Espadrilles d’été', 'Atelier Goéland', 3_450, shoeSizes],
  ],
  'Home/Kitchen': [
    ['enamel-mug', 'Emaillebecher „Ahoi“ ☕️', 'Kombüse', 1_495, ['White', 'Blue']],
    ['tetsubin', '鉄瓶 南部', '海風堂', 14_800, ['0.6 l', '1.2 l']],
    ['fish-knife', 'Fish Knife 7"', 'Kombüse', 5_950, oneSize],
    ['oyster-glove', 'Oyster Glove 🦪', 'Kombüse', 1_795, ['Left', 'Right']],
    ['soup-bowl', 'Soup Bowl', 'Kombüse', 1_250, ['White', 'Blue', 'Green']],
    ['linen-apron', 'Linen Apron', 'Atelier Goéland', 3_890, ['Natural', 'Navy']],
    ['salt-cellar', 'Salt & Pepper Cellar', 'Kombüse', 2_290, oneSize],
    ['furoshiki', '風呂敷 波', '海風堂', 2_600, ['藍', '紅']],
  ],
  'Home/Living': [
    ['candle-lighthouse', 'Candle “Lighthouse” 🕯️', 'Faro', 2_450, ['Cedar', 'Salt']],
    ['wool-blanket', 'Wool Blanket', 'Skerry Knits', 12_950, ['Grey', 'Rust']],
    ['barometer', 'Brass Barometer', 'Faro', 16_900, oneSize],
    ['storm-lantern', 'Sturmlaterne', 'Faro', 4_990, ['Red', 'Black']],
    ['driftwood-frame', 'Driftwood Frame', 'Faro', 2_195, ['A5', 'A4', 'A3']],
    ['tide-clock', 'Tide Clock', 'Faro', 7_450, oneSize],
    ['rope-doormat', 'Rope Doormat', 'Faro', 3_350, oneSize],
  ],
  'Food/Pantry': [
    ['sea-salt', 'Fleur de sel de Guérande', 'Atelier Goéland', 890, ['125 g', '250 g']],
    ['sardines', 'Sardines à l’huile (3 × 115 g)', 'Atelier Goéland', 1_190, oneSize],
    ['east-frisian-tea', 'Ostfriesentee', 'Kombüse', 1_090, ['250 g', '500 g']],
    ['piernik', 'Piernik toruński', 'Żagiel', 750, oneSize],
    ['yuzu-marmalade', 'ゆず Marmalade 🍊', '海風堂', 980, oneSize],
    ['ginger-biscuits', 'Ginger Biscuits', 'Puddle & Sons', 545, oneSize],
  ],
  'Gifts/Cards': [
    ['gift-card', 'Gift Card 🎁', 'Harbour', 5_000, ['Digital']],
    ['postcards', 'Postcards, set of 12', 'Harbour', 995, oneSize],
    ['tote-bag', 'Tote Bag', 'Harbour', 1_400, ['Natural', 'Navy']],
    ['sea-shanty-lp', 'Sea Shanties (LP)', 'Harbour', 2_690, oneSize],
  ],
};

/** What the imaginary shop "Harbour" sells. */
export const catalogue: readonly CatalogueItem[] = Object.entries(departments).flatMap(([category, rows], department) =>
  rows.map(([slug, name, brand, euroCents, variants], row) => ({
    id: `P-${(department + 1) * 100 + row + 1}`,
    slug,
    name,
    brand,
    category,
    variants,
    euroCents,
  })),
);
