namespace Neighbourhood.Antenatal.Births;

/// <summary>When safer sleep is talked about (antenatal.md, "SaferSleepTalk").</summary>
internal enum SleepMoment { Week36, GoingHome, NewBirthVisit, SixToEightWeeks, HomeChanged }
