namespace Neighbourhood.Access.Values;

/// <summary>What the groups of settings are called.</summary>
internal static class Groups
{
    internal static string Name(string group) => group switch
    {
        "access" => "Accounts and signing in",
        "antenatal" => "Antenatal",
        "contact" or "contactBudget" => "Contact with families",
        "days" => "Days",
        "directory" => "Directory of services",
        "estate" => "Rooms",
        "families" => "Families",
        "gap" => "Gaps",
        "hub" => "Family hubs",
        "ig" => "Information governance",
        "insight" => "Figures",
        "mdt" => "Case meetings",
        "nhsNumber" => "NHS numbers",
        "outreach" => "Outreach",
        "panel" => "Panels",
        "peer" => "Peer support",
        "provider" => "Providers",
        "safeguarding" => "Safeguarding",
        "screen" => "Screening",
        "silence" => "Silence",
        "sp" => "Connecting families",
        "training" => "Training",
        "wnb" => "Missed appointments",
        "words" => "Words",
        _ => group,
    };
}
