package demo

// Note is what the traveller wrote of one photo, so that the demo does not open without words.
type Note struct {
	Name     string // of its file, as Shot.Name
	Headline string
	Caption  string
	Alt      string
	Keywords []string
	Rating   int
	Marked   bool // meant for the demo's destination
}

// Notes returns what to write, by time. All others are left to whoever tries the demo; the
// captions that the files bring along are not among these.
func Notes() []Note {
	return []Note{
		{
			Name:     "DSC_0412.JPG",
			Headline: "First light over the Taedong",
			Caption: "First light over the Taedong. The torch on the tower goes out as the sun comes " +
				"up, and a lone boatman poles across towards the square.",
			Alt: "A tall stone tower with a red torch and a low skyline stand dark against an orange and " +
				"violet sky; all of it is mirrored in a still river, with one small boat.",
			Keywords: []string{"Pyongyang", "평양", "Taedong", "dawn"},
			Rating:   5, Marked: true,
		},
		{
			Name:     "IMG_2246.JPG",
			Caption:  "Trolleybus to work 🚎, pastel blocks, minus nine.",
			Keywords: []string{"Pyongyang", "street"},
			Rating:   3,
		},
		{
			Name:    "IMG_2274.JPG",
			Caption: "البوابة الجنوبية في كيسونغ بعد الغروب: القمر فوق السقف، والثلج ما زال في الساحة.",
			Alt: "بوابة حجرية قديمة ذات سقفين منحنيين ونوافذ مضاءة تحت القمر، " +
				"وأمامها أناس قليلون يمشون على الثلج.",
			Keywords: []string{"Kaesong", "개성", "كيسونغ"},
			Rating:   4,
		},
		{
			Name:    "IMG_2291.JPG",
			Caption: "얼어붙은 보통강 위에서 아이들이 논다. 바람은 없고 영하 9도. #Pyongyang #평양",
			Alt: "눈 덮인 강 얼음 위에 색색의 외투를 입은 아이들이 흩어져 있고, " +
				"그 뒤로 겨울나무와 아파트가 줄지어 있다.",
			Keywords: []string{"Pyongyang", "평양", "겨울"},
			Rating:   4, Marked: true,
		},
	}
}
