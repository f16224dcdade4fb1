/** What self-service, requests and auto-claim are called on screen. */
import type { TestLanguage } from './labels.ts'

const EN = {
  takeControl: 'Take control of this subscription',
  takeControlFor: /^Take control for/,
  move: 'Move users to a product of the organization',
  cancel: 'Cancel subscription: they lose the product',
  product: 'Product',
  next: 'Next',
  close: 'Close',
  confirm: /to confirm/,
  boughtThis: /^Léo Martin bought this subscription\./,
  ended: 'Deleted',
  purchaseHasEnded: /The purchase has ended\./,
}

const FR: typeof EN = {
  takeControl: 'Prendre le contrôle de cet abonnement',
  takeControlFor: /^Prendre le contrôle pour/,
  move: 'Déplacer les utilisateurs vers un produit de l’organisation',
  cancel: 'Annuler l’abonnement\u00a0: ils perdent le produit',
  product: 'Produit',
  next: 'Suivant',
  close: 'Fermer',
  confirm: /pour confirmer/,
  boughtThis: /^Cet abonnement a été acheté par Léo Martin\./,
  ended: 'Supprimé',
  purchaseHasEnded: /L’achat a pris fin\./,
}

export const CLAIM_LABELS: Readonly<Record<TestLanguage, typeof EN>> = { en: EN, fr: FR }
