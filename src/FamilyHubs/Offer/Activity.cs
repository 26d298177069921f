namespace Neighbourhood.FamilyHubs.Offer;

/// <summary>For whom it is, by need.</summary>
internal enum Strand { Universal, Targeted, Specialist, OneToOne }

/// <summary>Who is meant by an invitation to it.</summary>
internal enum Audience { Mothers, Fathers, AllCarers, Expectant, ChildAlone, YoungPeople }

/// <summary>How somebody comes to it.</summary>
internal enum Bookable { DropIn, Book, ReferralOnly }

/// <summary>What is known of whether it helps.</summary>
internal enum Evidence { None, Promising, EvidenceBased }
