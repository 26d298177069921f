namespace Neighbourhood.Antenatal.Losses;

/// <summary>What happened: kept with the loss alone, told to nobody by the program.</summary>
internal enum LossType
{
    /// <summary>Before 24+0.</summary>
    Miscarriage,
    /// <summary>At or after 24+0.</summary>
    Stillbirth,
    Termination,
}

/// <summary>Whether a person offered her support afterwards.</summary>
internal enum CareOffered { NotYet, Offered, Declined }
