namespace Neighbourhood.FamilyHubs;

/// <summary>The line that a page shows when a step went well: the address carries its code, so that reloading the page does nothing twice.</summary>
internal static class Said
{
    internal static string? Words(string? code) => code switch
    {
        "saved" => "Saved.",
        "added" => "Added.",
        "ended" => "The end is noted.",
        "site-closed" => "The closing is noted.",
        "room-retired" => "The room goes out of use.",
        "activity-retired" => "It is out of the offer.",
        "enrolled" => "They are in the programme.",
        "programme-planned" => "The programme is planned. Now plan its sessions.",
        "programme-ended" => "The programme is ended.",
        "session-planned" => "The session is in the diary.",
        "series-planned" => "The sessions are in the diary.",
        "session-opened" => "Open: families can come or be booked.",
        "session-changed" => "The session is changed.",
        "session-cancelled" => "The session is cancelled.",
        "booking-cancelled" => "The booking is cancelled.",
        "answered" => "Your answer is saved.",
        "taken-back" => "It is taken back.",
        "put-right" => "Noted as put right.",
        "settled" => "Settled.",
        "device-ended" => "The device takes no more registers.",
        "read" => "Noted as read.",
        _ => null,
    };
}
