/** What is said of data and of former employees, in both languages. */
import type { TestLanguage } from './labels.ts'

interface DataLabels {
  readonly dataTab: string
  readonly giveBack: string
  readonly deleted: string
  readonly kept: string
  readonly startsItsDays: RegExp
  readonly officeApps: RegExp
  readonly calendar: string
  readonly nextMonth: string
  readonly asTable: string
  readonly items: RegExp
  readonly makeAddress: string
  readonly calendarAddress: string
  readonly address: string
  readonly withdraw: string
  readonly formerEmployee: string
  readonly start: string
  readonly backTo: RegExp
  readonly skip: string
  readonly steps: Readonly<Record<'reset' | 'block' | 'keep' | 'forward' | 'handOver' | 'wipe' | 'groups' | 'licenses' | 'seats' | 'remove', string>>
  readonly verbs: Readonly<Record<'reset' | 'block' | 'keep' | 'note' | 'licenses' | 'remove', string>>
  readonly toWhom: string
  readonly leavers: string
  readonly atRenewal: RegExp
  readonly setAtRenewal: RegExp
  readonly licensesFrom: RegExp
  readonly skipSeats: string
  readonly delete: RegExp
  readonly takeOut: RegExp
  readonly receipt: string
  readonly finished: string
  readonly noted: RegExp
}

export const DATA_LABELS: Readonly<Record<TestLanguage, DataLabels>> = {
  en: {
    dataTab: 'Data',
    giveBack: 'Give the license back',
    deleted: 'Deleted, recoverable',
    kept: 'Kept by a license',
    startsItsDays: /mailbox starts its 30 days, and searches no longer find it\. Last day to give the license back: \d/,
    officeApps: /Installed Office apps .* only read and print after \d/,
    calendar: 'Calendar',
    nextMonth: 'Next month',
    asTable: 'As a table',
    items: /^\d+ items?$/,
    makeAddress: 'Make an address',
    calendarAddress: 'Calendar address',
    address: 'Address',
    withdraw: 'Withdraw the address',
    formerEmployee: 'Former employee',
    start: 'Former employee…',
    backTo: /^Back/,
    skip: 'Skip',
    steps: {
      reset: 'Reset the password and sign out everywhere',
      block: 'Block sign-in',
      keep: 'Keep the mailbox',
      forward: 'Forward mail',
      handOver: 'Hand over files',
      wipe: 'Wipe devices',
      groups: 'Leave licensed groups',
      licenses: 'Take back licenses',
      seats: 'Remove the license from the subscription',
      remove: 'Delete the user',
    },
    verbs: { reset: 'Reset and sign out', block: 'Block sign-in', keep: 'Keep it', note: 'Note it as done', licenses: 'Unassign all', remove: 'Delete the user' },
    toWhom: 'To whom',
    leavers: 'Former employees',
    atRenewal: /^Remove it at the renewal, on/,
    setAtRenewal: /^Set to .* at the renewal$/,
    licensesFrom: /licenses? from \d/,
    skipSeats: 'Keep the others',
    delete: /^Delete 1 person$/,
    takeOut: /^Take 1 person out$/,
    receipt: 'Receipt of a former employee',
    finished: 'Finished',
    noted: /Noted as done/,
  },
  fr: {
    dataTab: 'Données',
    giveBack: 'Rendre la licence',
    deleted: 'Récupérable',
    kept: 'Sous licence',
    startsItsDays: /boîte aux lettres entre dans son délai de 30 jours, et les recherches ne la trouvent plus\. Dernier jour pour rendre la licence\s: \d/,
    officeApps: /applications Office installées .* ne font plus que lire et imprimer après le \d/,
    calendar: 'Calendrier',
    nextMonth: 'Mois suivant',
    asTable: 'Sous forme de tableau',
    items: /^\d+ éléments?$/,
    makeAddress: 'Créer une adresse',
    calendarAddress: 'Adresse du calendrier',
    address: 'Adresse',
    withdraw: 'Retirer l’adresse',
    formerEmployee: 'Ancien employé',
    start: 'Ancien employé…',
    backTo: /^Retour/,
    skip: 'Passer',
    steps: {
      reset: 'Réinitialiser le mot de passe et déconnecter partout',
      block: 'Bloquer la connexion',
      keep: 'Conserver la boîte aux lettres',
      forward: 'Transférer le courrier',
      handOver: 'Transmettre les fichiers',
      wipe: 'Effacer les appareils',
      groups: 'Quitter les groupes sous licence',
      licenses: 'Annuler l’attribution de toutes les licences',
      seats: 'Supprimer la licence de l’abonnement',
      remove: 'Supprimer l’utilisateur',
    },
    verbs: { reset: 'Réinitialiser et déconnecter', block: 'Bloquer la connexion', keep: 'Conserver', note: 'Noter comme fait', licenses: 'Annuler l’attribution de toutes les licences', remove: 'Supprimer l’utilisateur' },
    toWhom: 'À qui',
    leavers: 'Anciens employés',
    atRenewal: /^La supprimer au renouvellement, le/,
    setAtRenewal: /^Passer à .* au renouvellement$/,
    licensesFrom: /licences? à partir du/,
    skipSeats: 'Garder les autres',
    delete: /^Supprimer 1 personne$/,
    takeOut: /^Retirer 1 personne$/,
    receipt: 'Récapitulatif d’un ancien employé',
    finished: 'Terminé',
    noted: /Noté comme fait/,
  },
}
